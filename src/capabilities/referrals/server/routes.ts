import { asRequester, firstDraftOf, followUpMoment, ownCase, readableCase } from '#capabilities/cases/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { referralsContract } from '../contract.ts';
import { matching } from '../domain/find-party.ts';
import type { Party } from '../domain/party.ts';
import type { Referral } from '../domain/referral.ts';
import { addParty, changeParty, removeParty, verifyParty } from './operations/directory.ts';
import { askWhetherHelped, recordOutcome, recordPartyAnswer, sayWhetherHelped } from './operations/follow-referral.ts';
import { refer } from './operations/refer.ts';
import { allParties } from './party-store.ts';
import { referralsOf } from './store.ts';
import { myReferralViews, partyViews, referralViews } from './views.ts';
import { messagesFor } from './words.ts';

async function partyAfter(context: Context, changed: Promise<Result<Party>>) {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => {
    const [view] = await partyViews(tx, [outcome.value]);
    return view ? ok(view) : refuse('not-found', 404);
  });
}

async function after(context: Context, changed: Promise<Result<Referral>>) {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => {
    const [view] = await referralViews(tx, outcome.value.caseId, [outcome.value]);
    return view ? ok(view) : refuse('not-found', 404);
  });
}

async function mine(tx: Tx, context: Context, caseId: CaseId) {
  const known = await ownCase(tx, context.actor, caseId);
  if (!known) return refuse('not-found', 404);
  return ok({ items: await myReferralViews(tx, known.id, await referralsOf(tx, known.id)) });
}

export const referralsServed = served(referralsContract, {
  listParties: (context, { query: { q = '' } }) =>
    reading(context, async (tx) => ok({ items: await partyViews(tx, matching(await allParties(tx), q)) })),
  addParty: (context, { body }) => partyAfter(context, addParty(context, body)),
  changeParty: (context, { params, body, ifMatch }) =>
    partyAfter(context, changeParty(context, { ...params, change: body, ifMatch })),
  verifyParty: (context, { params }) => partyAfter(context, verifyParty(context, params)),
  removeParty: async (context, { params, ifMatch }) => {
    const removed = await removeParty(context, { ...params, ifMatch });
    return removed.ok ? ok({ done: true }) : removed;
  },
  draftReferral: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      const { problem, done } = await firstDraftOf(tx, context, known);
      return ok({
        ...(await messagesFor(tx, context, { known, party: '{party}', reach: '{reach}' })),
        passes: `${problem}\n${done}`,
        askBy: toIso(await followUpMoment(tx, context, known)),
      });
    }),
  referralsOfCase: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      return ok({ items: await referralViews(tx, known.id, await referralsOf(tx, known.id)) });
    }),
  refer: (context, { params, body }) =>
    after(context, refer(context, { ...params, ...body, askBy: fromIso(body.askBy) })),
  recordPartyAnswer: (context, { params, body }) => after(context, recordPartyAnswer(context, { ...params, ...body })),
  askWhetherHelped: (context, { params }) => after(context, askWhetherHelped(context, params)),
  recordOutcome: (context, { params, body: { outcome, words = '' } }) =>
    after(context, recordOutcome(context, { ...params, outcome, words })),
  listMyReferrals: (context, { params }) => reading(context, (tx) => mine(tx, context, params.caseId)),
  seeReferrals: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      return known ? asRequester(tx, context, known, (seen) => mine(tx, seen, known.id)) : refuse('not-found', 404);
    }),
  sayWhetherHelped: async (context, { params, body: { outcome, words = '' } }) => {
    const said = await sayWhetherHelped(context, { ...params, outcome, words });
    return said.ok ? transaction(context, (tx) => mine(tx, context, params.caseId)) : said;
  },
});
