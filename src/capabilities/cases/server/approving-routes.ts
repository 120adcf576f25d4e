import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseWithDetail as after } from './answers.ts';
import { type AskView, asksOfMe, findAsk, viewOf } from './asked-of-me.ts';
import { answerApproval, answerAsk, type GivenAnswer } from './operations/answer-approval.ts';
import { workerOf } from './operations/changing.ts';
import { nameApprover, remindApprovers } from './operations/chase-approval.ts';

type Approving = Pick<
  Handlers<typeof casesContract>,
  'answerApproval' | 'listAsks' | 'readAsk' | 'answerAsk' | 'remindApprovers' | 'nameApprover'
>;

function answered(context: Context, number: number, given: GivenAnswer): Promise<Result<AskView>> {
  return transaction(context, async (tx) => {
    const { id } = workerOf(context);
    const mine = await findAsk(tx, id, number);
    if (!mine) return refuse('not-found', 404);
    const said = await answerAsk({ ...context, tx }, mine.row.id, given);
    if (!said.ok) return said;
    const now = await findAsk(tx, id, number);
    return now ? ok(await viewOf(tx, now)) : refuse('not-found', 404);
  });
}

/** The endpoints about a yes or no to a request. */
export const approvingHandlers: Approving = {
  answerApproval: (context, { params, body }) => after(context, answerApproval(context, params.caseId, body)),
  listAsks: (context) => reading(context, async (tx) => ok({ items: await asksOfMe(tx, workerOf(context).id) })),
  readAsk: (context, { params }) =>
    reading(context, async (tx) => {
      const mine = await findAsk(tx, workerOf(context).id, params.number);
      return mine ? ok(await viewOf(tx, mine)) : refuse('not-found', 404);
    }),
  answerAsk: (context, { params, body }) => answered(context, params.number, body),
  remindApprovers: (context, { params }) => after(context, remindApprovers(context, params.caseId)),
  nameApprover: (context, { params, body }) => after(context, nameApprover(context, { ...params, ...body })),
};
