import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DRAFTS } from '#capabilities/people/web/index.ts';
import type { CallInput } from '#kernel/call.ts';
import type { Translate } from '#kernel/messages.ts';
import { call, faultsOf } from '#ui/api.ts';
import { forget, recall, remember } from '#ui/memory.ts';
import { casesContract } from '../../contract.ts';
import { subjectFrom } from '../../domain/open.ts';
import type { CASE_KINDS, URGENCIES } from '../../domain/states.ts';
import { settle } from '../changes.ts';
import type { Caller } from './PersonSearch.tsx';
import { useAttemptKey } from './useAttemptKey.ts';

const { openCase } = casesContract.endpoints;
const KEY = `${DRAFTS}new-case`;

/** How somebody reaches the desk while an agent types: by voice, or in front of them. */
export const SPOKEN = ['phone', 'walk-up', 'chat', 'mail'] as const;

export interface NewCaseForm {
  readonly caller: Caller | null;
  readonly channel: (typeof SPOKEN)[number];
  readonly text: string;
  /** Null for as long as nobody wrote one: it then follows the text. */
  readonly subject: string | null;
  readonly goal: string;
  readonly kind: (typeof CASE_KINDS)[number];
  readonly serviceId: string;
  readonly urgency: (typeof URGENCIES)[number];
  readonly teamId: string;
  readonly takeIt: boolean;
}

const BLANK: NewCaseForm = {
  caller: null,
  channel: 'phone',
  text: '',
  subject: null,
  goal: '',
  kind: 'incident',
  serviceId: '',
  urgency: 'medium',
  teamId: '',
  takeIt: true,
};

function readForm(kept: string | null): NewCaseForm {
  if (kept === null) return BLANK;
  try {
    const value: unknown = JSON.parse(kept);
    // Only this page writes here; what an older version lacks is filled in.
    return typeof value === 'object' && value !== null ? { ...BLANK, ...value } : BLANK;
  } catch {
    return BLANK;
  }
}

/** The subject as it will be saved: the written one, or the customer's own first words. */
export function subjectOf({ subject, text }: NewCaseForm): string {
  if (subject !== null) return subject;
  return text.trim() === '' ? '' : subjectFrom(text);
}

export type Faults = Partial<Readonly<Record<'caller' | 'text' | 'subject', string>>>;

function missingIn(form: NewCaseForm, t: Translate): Faults {
  return {
    ...(form.caller === null && { caller: t('new-case.no-caller') }),
    ...(form.text.trim() === '' && { text: t('new-case.no-text') }),
    ...(form.text.trim() !== '' && subjectOf(form).trim() === '' && { subject: t('details.no-subject') }),
  };
}

function bodyOf(form: NewCaseForm, caller: Caller): NonNullable<CallInput<typeof openCase>['body']> {
  return {
    requesterId: caller.id,
    kind: form.kind,
    subject: subjectOf(form).trim(),
    text: form.text.trim(),
    channel: form.channel,
    urgency: form.urgency,
    takeIt: form.takeIt,
    ...(form.goal.trim() !== '' && { goal: form.goal.trim() }),
    ...(form.serviceId !== '' && { serviceId: form.serviceId }),
    ...(form.teamId !== '' && { teamId: form.teamId }),
  };
}

/** A case being written down while somebody talks. What is typed survives a reload until it is saved. */
export function useNewCase(t: Translate) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  const [form, setForm] = useState(() => readForm(recall(KEY)));
  const [missing, setMissing] = useState<Faults>({});
  const opening = useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof openCase>['body']>) =>
      call(openCase, { body, idempotencyKey: keyOf(body) }),
    onSuccess: (detail) => {
      forget(KEY);
      settle(queries, detail);
    },
  });
  useEffect(() => {
    if (form !== BLANK && !opening.isSuccess) remember(KEY, JSON.stringify(form));
  }, [form, opening.isSuccess]);

  const change = (part: Partial<NewCaseForm>) => {
    setMissing({});
    setForm((known) => ({ ...known, ...part }));
  };
  const save = () => {
    const found = missingIn(form, t);
    setMissing(found);
    if (form.caller === null || Object.keys(found).length > 0 || opening.isPending) return;
    opening.mutate(bodyOf(form, form.caller));
  };
  const told = faultsOf(opening.error);
  const faults: Faults = {
    ...(told['body.text'] && { text: told['body.text'] }),
    ...(told['body.subject'] && { subject: told['body.subject'] }),
    ...missing,
  };
  return {
    form,
    change,
    save,
    faults,
    busy: opening.isPending,
    error: opening.error,
    opened: opening.data,
    again: () => {
      setForm(BLANK);
      opening.reset();
    },
  };
}

export type NewCase = ReturnType<typeof useNewCase>;
