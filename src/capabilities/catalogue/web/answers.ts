import { type FormField, faultIn, type GivenAnswer } from '../domain/index.ts';

/** What somebody has filled in so far, by the key of the field. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>;

/** The answers as they are sent: empty ones are left out. */
export function givenOf(form: readonly FormField[], answers: FormAnswers): GivenAnswer[] {
  return form.flatMap(({ key }) => {
    const values = (answers[key] ?? []).map((value) => value.trim()).filter((value) => value !== '');
    return values.length === 0 ? [] : [{ field: key, values }];
  });
}

/** The field that is not answered as it must be, and how; null when it can be sent. */
export function faultOf(
  form: readonly FormField[],
  answers: FormAnswers,
): { readonly key: string; readonly fault: 'missing' | 'unfit' } | null {
  const found = faultIn(form, givenOf(form, answers));
  return found && { key: found.field.key, fault: found.fault };
}
