import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CallInput } from '#kernel/call.ts';
import type { Translate } from '#kernel/messages.ts';
import { call, faultsOf } from '#ui/api.ts';
import { DRAFTS, forget, recall, remember } from '#ui/memory.ts';
import { serverNow } from '#ui/time/clock.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';
import { subjectFrom } from '../../domain/open.ts';
import type { CASE_KINDS, URGENCIES } from '../../domain/states.ts';
import { settle } from '../changes.ts';
import { type LiveFaults, type LiveForm, liveBodyOf, missingInLive, NOTHING_LIVE } from './live/live-form.ts';
import type { Caller } from './PersonSearch.tsx';

const { hear, openCase, sayLive } = casesContract.endpoints;
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
  readonly live: LiveForm;
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
  live: NOTHING_LIVE,
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
    ...(form.live.when !== 'no' && { liveEvent: liveBodyOf(form.live) }),
  };
}

/** A case being written down while somebody talks. What is typed survives a reload until it is saved. */
export function useNewCase(t: Translate) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  const [form, setForm] = useState(() => readForm(recall(KEY)));
  const [missing, setMissing] = useState<Faults>({});
  const [missingLive, setMissingLive] = useState<LiveFaults>({});
  const opening = useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof openCase>['body']>) =>
      call(openCase, { body, idempotencyKey: keyOf(body) }),
    onSuccess: (detail) => {
      forget(KEY);
      settle(queries, detail);
    },
  });
  const adding = useMutation({
    mutationFn: async (caseId: string) => {
      const body = { text: form.text.trim(), channel: form.channel };
      const params = { caseId };
      const heard = await call(hear, { params, body, idempotencyKey: keyOf({ caseId, ...body }) });
      const live = liveBodyOf(form.live);
      return live && heard.liveEvent === null ? call(sayLive, { params, body: live }) : heard;
    },
    onSuccess: (detail) => {
      forget(KEY);
      settle(queries, detail);
    },
  });
  const saved = opening.isSuccess || adding.isSuccess;
  useEffect(() => {
    if (form !== BLANK && !saved) remember(KEY, JSON.stringify(form));
  }, [form, saved]);

  const change = (part: Partial<NewCaseForm>) => {
    setMissing({});
    setMissingLive({});
    setForm((known) => ({ ...known, ...part }));
  };
  const busy = opening.isPending || adding.isPending;
  const isWhole = () => {
    const found = missingIn(form, t);
    const live = missingInLive(form.live, serverNow());
    setMissing(found);
    setMissingLive(live);
    return Object.keys({ ...found, ...live }).length === 0;
  };
  const save = () => {
    if (!isWhole() || form.caller === null || busy) return;
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
    /** It belongs to a case that is open already: what was said is added there. */
    addTo: (caseId: string) => {
      if (isWhole() && !busy) adding.mutate(caseId);
    },
    added: adding.isSuccess,
    faults,
    liveFaults: missingLive,
    busy,
    error: opening.error ?? adding.error,
    opened: opening.data ?? adding.data,
    again: () => {
      setForm(BLANK);
      opening.reset();
      adding.reset();
    },
  };
}

export type NewCase = ReturnType<typeof useNewCase>;
