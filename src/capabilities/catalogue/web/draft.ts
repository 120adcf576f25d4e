import {
  type ApprovalBy,
  type ApprovalNeeds,
  FIELDS_AT_MOST,
  type FieldKind,
  type FormField,
  hasChoices,
} from '../domain/index.ts';
import type { OfferDraft, Offered } from './queries.ts';

/** A question as it is being written: choices stand a line each. */
export interface FieldDraft {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly choices: string;
}

/** An offer as it is being written. */
export interface Draft {
  readonly name: string;
  readonly summary: string;
  readonly cost: string;
  readonly serviceId: string;
  /** Who of the desk says yes or no, or stands in for those outside; empty where nobody says it. */
  readonly approverId: string;
  readonly approvalBy: ApprovalBy;
  readonly approvalNeeds: ApprovalNeeds;
  readonly approvalDays: number;
  readonly form: readonly FieldDraft[];
  readonly retired: boolean;
}

const EMPTY: Omit<Draft, 'serviceId'> = {
  name: '',
  summary: '',
  cost: '',
  approvalBy: 'desk',
  approverId: '',
  approvalNeeds: 'one',
  approvalDays: 2,
  form: [],
  retired: false,
};

export function draftOf(known: Offered | null, serviceId: string): Draft {
  if (known === null) return { ...EMPTY, serviceId };
  return {
    name: known.name,
    summary: known.summary,
    cost: known.cost ?? '',
    serviceId: known.serviceId,
    approverId: known.approverId ?? '',
    approvalBy: known.approvalBy,
    approvalNeeds: known.approvalNeeds,
    approvalDays: known.approvalDays,
    form: known.form.map((field) => ({ ...field, hint: field.hint ?? '', choices: field.choices.join('\n') })),
    retired: known.retired,
  };
}

function choicesIn({ choices, kind }: FieldDraft): readonly string[] {
  const lines = choices.split('\n').map((line) => line.trim());
  return hasChoices(kind) ? [...new Set(lines.filter((line) => line !== ''))] : [];
}

/** The questions as whoever requests it sees them; those without words yet are left out. */
export function formOf(draft: Draft): readonly FormField[] {
  return draft.form
    .filter(({ label }) => label.trim() !== '')
    .map((field) => ({
      ...field,
      label: field.label.trim(),
      hint: field.hint.trim() || null,
      choices: choicesIn(field),
    }));
}

export function bodyOf(draft: Draft): OfferDraft {
  const { name, summary, cost, serviceId, approvalBy, approverId, approvalNeeds, approvalDays, retired } = draft;
  const form = formOf(draft).map((field) => ({ ...field, choices: [...field.choices] }));
  return {
    name,
    summary,
    cost: cost.trim() || null,
    serviceId,
    approvalBy,
    approverId: approverId || null,
    approvalNeeds,
    approvalDays,
    retired,
    form,
  };
}

/** With one more question at the end; its key is free. As it is when it asks enough. */
export function withField(draft: Draft): Draft {
  if (draft.form.length >= FIELDS_AT_MOST) return draft;
  const taken = new Set(draft.form.map(({ key }) => key));
  let n = 1;
  while (taken.has(`q${n}`)) n += 1;
  const field: FieldDraft = { key: `q${n}`, label: '', hint: '', kind: 'text', required: false, choices: '' };
  return { ...draft, form: [...draft.form, field] };
}

/** With a question moved up, by one place; the first stays. */
export function movedUp(draft: Draft, place: number): Draft {
  const [before, field] = [draft.form[place - 1], draft.form[place]];
  if (!before || !field) return draft;
  return { ...draft, form: [...draft.form.slice(0, place - 1), field, before, ...draft.form.slice(place + 1)] };
}
