import { troubleshootingContract } from '#capabilities/troubleshooting/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { PEOPLE, type TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

const { answerInvitation, askForHelp, contribute, listSwarms, logStep, stateHypothesis } =
  troubleshootingContract.endpoints;

/** Makes what is tried on cases and what is asked about them. */
export function troubleshootingHand(app: TestApp, taken: () => Promise<CaseId>) {
  async function tried() {
    const ayse = await app.as('ayse');
    const params = { caseId: await taken() };
    const { steps } = await ayse(logStep, { params, body: { phase: 'narrow', what: 'Tried the other door' } });
    return { ...params, stepId: steps[0]?.id ?? '' };
  }
  async function supposed() {
    const ayse = await app.as('ayse');
    const params = { caseId: await taken() };
    const body = { statement: 'It is the lock', predicts: 'Other keys fail too', test: 'Try another key' };
    const { hypotheses } = await ayse(stateHypothesis, { params, body });
    return { ...params, hypothesisId: hypotheses[0]?.id ?? '' };
  }
  /** Tom asks Ayse, whose case it is, and Jan. */
  async function swarming() {
    const tom = await app.as('tom');
    const personIds = [PEOPLE.ayse.id, PEOPLE.jan.id];
    const params = { caseId: await taken() };
    return (await tom(askForHelp, { params, body: { question: 'Who knows this door?', personIds } })).id;
  }
  async function proposed() {
    const ayse = await app.as('ayse');
    const params = { swarmId: await swarming() };
    const jan = await app.as('jan');
    await jan(answerInvitation, { params, body: { answer: 'joined' } });
    await jan(contribute, { params, body: { kind: 'proposal', text: 'Oil the hinge' } });
    const { items } = await ayse(listSwarms, {});
    const said = items.find(({ id }) => id === params.swarmId)?.contributions[0];
    return { ...params, contributionId: said?.id ?? '' };
  }
  return { tried, supposed, swarming, proposed };
}

export const TROUBLESHOOTING_STAGES: Readonly<Record<string, Stage>> = {
  'troubleshooting.changeStep': async (hand) => ({ params: await hand.tried() }),
  'troubleshooting.shareStep': async (hand) => ({ params: await hand.tried() }),
  'troubleshooting.judgeHypothesis': async (hand) => ({ params: await hand.supposed() }),
  'troubleshooting.askForHelp': async (hand) => ({
    params: { caseId: await hand.taken() },
    body: { question: 'Example question', personIds: [PEOPLE.jan.id, PEOPLE.tom.id] },
  }),
  'troubleshooting.inviteMore': async (hand) => ({
    params: { swarmId: await hand.swarming() },
    body: { personIds: [PEOPLE.jan.id] },
  }),
  'troubleshooting.adoptProposal': async (hand) => ({ params: await hand.proposed() }),
  'troubleshooting.thankHelper': async (hand) => ({ params: await hand.proposed() }),
  swarmId: async (hand) => ({ params: { swarmId: await hand.swarming() } }),
  'troubleshooting.sayBoundary': async (hand) => ({ params: { caseId: await hand.taken(), aspect: 'where' } }),
};

/** Something of every kind on every case, and somebody's reminder of it. */
export async function fillTroubleshooting(app: TestApp): Promise<void> {
  await app.sql(
    `with tried as (
       insert into troubleshooting.step
         (id, case_id, account_id, place, phase, what, outcome, by_id, by_name, logged_at)
       select gen_random_uuid(), id, account_id, 1, 'narrow', 'Tried', 'open', requester_id, 'A', opened_at
       from cases."case" returning *
     )
     insert into troubleshooting.shared_step (step_id, case_id, account_id, place, words, outcome, shared_at)
     select id, case_id, account_id, place, what, outcome, logged_at from tried`,
  );
  await app.sql(
    `insert into troubleshooting.boundary (case_id, account_id, aspect, is_so, is_not, by_name, said_at)
     select id, account_id, 'what', 'This', 'That', 'A', opened_at from cases."case"`,
  );
  await app.sql(
    `insert into troubleshooting.hypothesis
       (id, case_id, account_id, statement, predicts, test, verdict, by_id, by_name, stated_at)
     select gen_random_uuid(), id, account_id, 'A', 'B', 'C', 'open', requester_id, 'A', opened_at from cases."case"`,
  );
  await app.sql(
    `with asked as (
       insert into troubleshooting.swarm (id, case_id, account_id, question, help, step_ids, by_id, by_name, asked_at)
       select gen_random_uuid(), id, account_id, 'Who?', 'hands', '{}', requester_id, 'A', opened_at
       from cases."case" returning *
     ), invited as (
       insert into troubleshooting.invitation (swarm_id, account_id, person_id, person_name, state, asked_at)
       select id, account_id, by_id, 'A', 'asked', asked_at from asked
     )
     insert into troubleshooting.contribution (id, swarm_id, account_id, kind, text, by_id, by_name, said_at)
     select gen_random_uuid(), id, account_id, 'word', 'Me', by_id, 'A', asked_at from asked`,
  );
  await app.sql(
    `insert into troubleshooting.prompt (id, case_id, account_id, person_id, points, signals, shown_at)
     select gen_random_uuid(), id, account_id, requester_id, 3, '{reopened}', opened_at from cases."case"`,
  );
  await app.sql(
    `insert into reminders.reminder (id, person_id, case_id, account_id, held, remind_at)
     select gen_random_uuid(), requester_id, id, account_id, true, opened_at from cases."case"`,
  );
  await app.sql(
    `insert into cases.way_back (case_id, account_id, by_id, version, before, facts, promisors, changed_at)
     select id, account_id, requester_id, 1, '{}', 1, '[]', opened_at from cases."case" on conflict do nothing`,
  );
}
