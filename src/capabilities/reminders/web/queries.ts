import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseShown } from '#capabilities/cases/web/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { remindersContract } from '../contract.ts';

const { endpoints } = remindersContract;

export type ReminderShown = OutputOf<typeof endpoints.readReminder>;

/** A case that somebody wants to be reminded of. */
export type Reminded = Pick<CaseShown, 'id' | 'number' | 'subject'>;

/** When I am reminded of a case, and when I could be. */
export function reminderQuery(caseId: string, me: string) {
  return queryOptions({
    queryKey: ['reminders', 'case', caseId],
    queryFn: ({ signal }) => call(endpoints.readReminder, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`, `person:${me}`] },
  });
}

/** What I wanted to be reminded of by now. */
export function cameBackQuery(me: string) {
  return queryOptions({
    queryKey: ['reminders', 'back'],
    queryFn: ({ signal }) => call(endpoints.listReminders, { signal }).then(({ items }) => items),
    meta: { live: [`person:${me}`] },
  });
}

/** Reminds me of a case at a moment; at null it no longer does. */
export function useRemind() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ caseId, at }: { readonly caseId: string; readonly at: Instant | null }) => {
      const params = { caseId };
      return at === null
        ? call(endpoints.dropReminder, { params })
        : call(endpoints.setReminder, { params, body: { at: toIso(at) } });
    },
    onSuccess: (shown, { caseId }) => {
      queries.setQueryData(['reminders', 'case', caseId], shown);
      void queries.invalidateQueries({ queryKey: ['reminders', 'back'] });
    },
  });
}
