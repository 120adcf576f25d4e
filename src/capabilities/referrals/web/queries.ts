import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { referralsContract } from '../contract.ts';

const { endpoints } = referralsContract;

export type Party = OutputOf<typeof endpoints.addParty>;
export type Referral = OutputOf<typeof endpoints.refer>;
export type Outcome = NonNullable<Referral['outcome']>['what'];

type BodyOf<Name extends keyof typeof endpoints> = NonNullable<CallInput<(typeof endpoints)[Name]>['body']>;
export type Entry = Required<BodyOf<'addParty'>>;

/** The outside parties that answer to what is needed, best first; all by name where nothing is asked. */
export function partiesQuery(q = '') {
  return queryOptions({
    queryKey: ['parties', q],
    queryFn: ({ signal }) => call(endpoints.listParties, { query: { q }, signal }).then(({ items }) => items),
    staleTime: MINUTE,
  });
}

/** Our providers, for saying that a party is one of them. */
export const providersQuery = queryOptions({
  queryKey: ['parties', 'providers'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listProviders, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: MINUTE,
});

function useDirectoryChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['parties'] }),
  });
}

/** Adds a party, or changes the one that is named. */
export function useSaveParty() {
  return useDirectoryChange(({ known, entry }: { readonly known: Party | null; readonly entry: Entry }) =>
    known === null
      ? call(endpoints.addParty, { body: entry })
      : call(endpoints.changeParty, { params: { partyId: known.id }, body: entry, ifMatch: known.version }),
  );
}

/** Says that an entry is still right. */
export function useVerifyParty() {
  return useDirectoryChange(({ id }: Party) => call(endpoints.verifyParty, { params: { partyId: id } }));
}

/** Takes a party out of the directory. */
export function useRemoveParty() {
  return useDirectoryChange(({ id, version }: Party) =>
    call(endpoints.removeParty, { params: { partyId: id }, ifMatch: version }),
  );
}

export type Draft = OutputOf<typeof endpoints.draftReferral>;

/** What a referral of this case would say; asked for anew each time. */
export function draftQuery(caseId: string) {
  return queryOptions({
    queryKey: ['referrals', 'draft', caseId],
    queryFn: ({ signal }) => call(endpoints.draftReferral, { params: { caseId }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** To whom outside a case was referred, newest first. */
export function referralsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['referrals', caseId],
    queryFn: ({ signal }) => call(endpoints.referralsOfCase, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** A change of a referral, after which what shows its case and the directory is asked anew. */
function useReferralChange<Input>(caseId: string, send: (input: Input) => Promise<Referral>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['parties'] });
      void queries.invalidateQueries({ queryKey: ['cases', 'one', caseId] });
      return queries.invalidateQueries({ queryKey: referralsQuery(caseId).queryKey });
    },
  });
}

/** Tells the customer who outside can help. */
export function useRefer(caseId: string) {
  return useReferralChange(caseId, (body: BodyOf<'refer'>) => call(endpoints.refer, { params: { caseId }, body }));
}

interface OfReferral {
  readonly referralId: string;
}

/** Records what the party said. */
export function useRecordPartyAnswer(caseId: string) {
  return useReferralChange(caseId, ({ referralId, ...body }: OfReferral & BodyOf<'recordPartyAnswer'>) =>
    call(endpoints.recordPartyAnswer, { params: { caseId, referralId }, body }),
  );
}

/** Asks the customer now whether they were helped. */
export function useAskWhetherHelped(caseId: string) {
  return useReferralChange(caseId, ({ referralId }: OfReferral) =>
    call(endpoints.askWhetherHelped, { params: { caseId, referralId } }),
  );
}

/** Records whether they helped, as the customer told us. */
export function useRecordOutcome(caseId: string) {
  return useReferralChange(caseId, ({ referralId, ...body }: OfReferral & BodyOf<'recordOutcome'>) =>
    call(endpoints.recordOutcome, { params: { caseId, referralId }, body }),
  );
}
