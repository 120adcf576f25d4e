import { ok, type Result, refuse } from '#kernel/result.ts';

/** What a form may ask: a line, a text, one of some, several of some, a number, a day, somebody by name, files. */
export const FIELD_KINDS = ['text', 'long-text', 'choice', 'choices', 'number', 'date', 'person', 'file'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Who asks for more is not answered at all. */
export const FIELDS_AT_MOST = 7;
export const CHOICES_AT_MOST = 20;

export interface FormField {
  /** Stays the same when the field is worded anew. */
  readonly key: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** What can be chosen; empty for all other kinds. */
  readonly choices: readonly string[];
}

/** An answer as it was given: a number in digits, a day as `2026-12-01`, the ids of files. */
export interface GivenAnswer {
  readonly field: string;
  readonly values: readonly string[];
}

/** An answer with the question as it stood then. */
export interface Answer {
  readonly field: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly values: readonly string[];
}

export function hasChoices(kind: FieldKind): boolean {
  return kind === 'choice' || kind === 'choices';
}

/** Accepts the fields of a form. Refuses too many, two with one key, and choices that leave nothing to choose. */
export function checkForm(fields: readonly FormField[]): Result<readonly FormField[]> {
  if (fields.length > FIELDS_AT_MOST) return refuse('request-item.too-many-fields', 422, { most: FIELDS_AT_MOST });
  if (new Set(fields.map(({ key }) => key)).size < fields.length) return refuse('request-item.field-twice', 422);
  const bare = fields.find((field) => hasChoices(field.kind) && new Set(field.choices).size < 2);
  if (bare) return refuse('request-item.nothing-to-choose', 422, { label: bare.label });
  return ok(fields.map((field) => (hasChoices(field.kind) ? field : { ...field, choices: [] })));
}

const LONGEST: Readonly<Partial<Record<FieldKind, number>>> = { text: 200, person: 120, 'long-text': 5000, number: 20 };

function isDay(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** Whether values answer a field; none at all does where it may stay open. */
export function fits(field: FormField, values: readonly string[]): boolean {
  const { kind, choices } = field;
  if (kind === 'choices') return new Set(values).size === values.length && values.every((one) => choices.includes(one));
  if (kind === 'file') return values.length <= CHOICES_AT_MOST;
  const [value, ...more] = values;
  if (value === undefined) return true;
  if (more.length > 0 || value.length > (LONGEST[kind] ?? 200)) return false;
  if (kind === 'choice') return choices.includes(value);
  if (kind === 'number') return /^-?\d+([.,]\d+)?$/.test(value);
  if (kind === 'date') return isDay(value);
  return kind === 'long-text' || !/[\r\n]/.test(value);
}

/** What was said, without what is empty. */
function said(values: readonly string[]): readonly string[] {
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

/** The field that is not answered as it must be, and how; null when the form is filled in. */
export function faultIn(
  form: readonly FormField[],
  given: readonly GivenAnswer[],
): { readonly field: FormField; readonly fault: 'missing' | 'unfit' } | null {
  for (const field of form) {
    const values = said(given.find((answer) => answer.field === field.key)?.values ?? []);
    if (field.required && values.length === 0) return { field, fault: 'missing' };
    if (!fits(field, values)) return { field, fault: 'unfit' };
  }
  return null;
}

/** The answers to a form, in its order and with its questions. Refuses the first that is missing or does not fit. */
export function answersTo(form: readonly FormField[], given: readonly GivenAnswer[]): Result<readonly Answer[]> {
  const keys = given.map(({ field }) => field);
  if (new Set(keys).size < keys.length || keys.some((key) => !form.some((field) => field.key === key))) {
    return refuse('request.not-in-form', 422);
  }
  const wrong = faultIn(form, given);
  if (wrong) return refuse(`request.answer-${wrong.fault}`, 422, { label: wrong.field.label });
  return ok(
    form.flatMap(({ key, label, kind }) => {
      const values = said(given.find((answer) => answer.field === key)?.values ?? []);
      return values.length === 0 ? [] : [{ field: key, label, kind, values }];
    }),
  );
}

/** The files among answers. */
export function filesIn(answers: readonly Answer[]): readonly string[] {
  return answers.filter(({ kind }) => kind === 'file').flatMap(({ values }) => values);
}

/** The answers as people read them, a line each; files stand with the message. */
export function wordsOf(answers: readonly Answer[]): string {
  return answers
    .filter(({ kind }) => kind !== 'file')
    .map(({ label, kind, values }) => {
      const asked = /[?:]$/.test(label) ? label : `${label}:`;
      return `${asked}${kind === 'long-text' ? '\n' : ' '}${values.join(', ')}`;
    })
    .join('\n');
}
