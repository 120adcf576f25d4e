import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import { toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { serverNow } from '#ui/time/clock.ts';
import { casesContract } from '../contract.ts';
import { caseQuery, type Detail, todayQuery } from './queries.ts';

const { endpoints } = casesContract;

type BodyOf<Name extends keyof typeof endpoints> = CallInput<(typeof endpoints)[Name]>['body'];

/** Shows a case as the server answered it, and asks anew for what a change of it touches. */
export function settle(queries: QueryClient, detail: Detail): void {
  queries.setQueryData(caseQuery(detail.id).queryKey, detail);
  for (const part of ['messages', 'notes', 'history']) {
    void queries.invalidateQueries({ queryKey: ['cases', 'one', detail.id, part] });
  }
  void queries.invalidateQueries({ queryKey: todayQuery.queryKey });
}

/** A change that answers the case as it then stands. */
export function useCaseChange<Input>(send: (input: Input) => Promise<Detail>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: (detail) => settle(queries, detail) });
}

/** Shows a change before the server has confirmed it, and takes it back when it refuses. */
function useForeseen<Input extends { readonly caseId: string }>(
  send: (input: Input) => Promise<Detail>,
  foresee: (known: Detail, input: Input) => Detail,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onMutate: async (input) => {
      const { queryKey } = caseQuery(input.caseId);
      await queries.cancelQueries({ queryKey, exact: true });
      const before = queries.getQueryData(queryKey);
      if (before) queries.setQueryData(queryKey, foresee(before, input));
      return { before };
    },
    onError: (_error, input, seen) => {
      if (seen?.before) queries.setQueryData(caseQuery(input.caseId).queryKey, seen.before);
    },
    onSuccess: (detail) => settle(queries, detail),
  });
}

/** Takes a case that nobody has. */
export function useTake() {
  const me = useMe();
  return useForeseen(
    ({ caseId }: { readonly caseId: string }) => call(endpoints.take, { params: { caseId } }),
    (known) => ({ ...known, owner: { id: me.id, name: me.name } }),
  );
}

/** Says what is happening now. */
export function useSayNow() {
  const me = useMe();
  return useForeseen(
    ({ caseId, text }: { readonly caseId: string; readonly text: string }) =>
      call(endpoints.setNowLine, { params: { caseId }, body: { text } }),
    (known, { text }) => ({ ...known, now: { text, by: me.name, since: toIso(serverNow()) } }),
  );
}

/** Says who does the next step, or which team. */
export function useAssign() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<'assign'>) =>
    call(endpoints.assign, { params: { caseId }, body }),
  );
}

/** Takes back my last change of a case; `of` is the case as it stood after it. */
export function useTakeBack() {
  return useCaseChange((of: Pick<Detail, 'id' | 'version'>) =>
    call(endpoints.takeBack, { params: { caseId: of.id }, ifMatch: of.version }),
  );
}

/** Says that a case waits, for whom and for what. */
export function useWait() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<'wait'>) =>
    call(endpoints.wait, { params: { caseId }, body }),
  );
}

/** Goes on with a case that waited. */
export function useGoOn() {
  return useCaseChange(({ caseId }: { readonly caseId: string }) => call(endpoints.goOn, { params: { caseId } }));
}

/** Tells a customer who calls their case more urgent why it stays as it is. */
export function useAnswerEscalation() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<'answerEscalation'>) =>
    call(endpoints.answerEscalation, { params: { caseId }, body }),
  );
}

/** Accepts or refuses what somebody outside the case wrote to it by mail. */
export function useJudgeMail() {
  return useCaseChange(
    ({ caseId, noteId, decision }: { readonly caseId: string; readonly noteId: string } & BodyOf<'judgeMail'>) =>
      call(endpoints.judgeMail, { params: { caseId, noteId }, body: { decision } }),
  );
}

/** Ends a case that nobody needs any more. */
export function useCancel() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<'cancel'>) =>
    call(endpoints.cancel, { params: { caseId }, body }),
  );
}

/** Reopens a resolved case. */
export function useReopen() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<'reopen'>) =>
    call(endpoints.reopen, { params: { caseId }, body }),
  );
}

/** Promises to call the customer back. */
export function useCallback() {
  return useCaseChange(
    ({ caseId, due, text }: { readonly caseId: string; readonly due: string; readonly text: string }) =>
      call(endpoints.promiseCallback, { params: { caseId }, body: { kind: 'callback', due, text } }),
  );
}

/** Records what the customer was told otherwise than in writing. */
export function useSpoken() {
  return useCaseChange(async ({ caseId, ...body }: { readonly caseId: string } & BodyOf<'reply'>) => {
    const answer = await call(endpoints.reply, { params: { caseId }, body });
    return answer.case;
  });
}

/** Changes what a case is about; refused when somebody changed it since `version`. */
export function useChange() {
  return useCaseChange(
    ({ caseId, version, ...body }: { readonly caseId: string; readonly version: number } & BodyOf<'change'>) =>
      call(endpoints.change, { params: { caseId }, body, ifMatch: version }),
  );
}

/** Opens a case for a customer. */
export function useOpenCase() {
  return useCaseChange((body: BodyOf<'openCase'>) => call(endpoints.openCase, { body }));
}

interface OfPromise {
  readonly caseId: string;
  readonly promiseId: string;
}

function usePromiseChange<Input extends OfPromise>(send: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (_answer, { caseId }) => {
      await queries.invalidateQueries({ queryKey: ['cases', 'one', caseId] });
      void queries.invalidateQueries({ queryKey: todayQuery.queryKey });
    },
  });
}

interface MoveOfPromise {
  readonly due: string;
  readonly reason: string;
  /** The priority was lowered: the old moment stands again if the customer objects before it. */
  readonly lowered: boolean;
}

/** Moves a promise before it is due, with the reason that the customer reads. */
export function useRenegotiate() {
  return usePromiseChange(({ promiseId, due, reason, lowered }: OfPromise & MoveOfPromise) =>
    call(promisesContract.endpoints.renegotiate, { params: { promiseId }, body: { due, reason, lowered } }),
  );
}

/** Says that what was promised was done, such as a call. */
export function useFulfil() {
  return usePromiseChange(({ promiseId }: OfPromise) =>
    call(promisesContract.endpoints.fulfil, { params: { promiseId }, body: {} }),
  );
}
