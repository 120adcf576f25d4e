import { improvementsContract } from '#capabilities/improvements/contract.ts';
import type { ImprovementId } from '#kernel/ids.ts';
import { DAY, toIso } from '#kernel/time.ts';
import { PEOPLE, type TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

const { assessImprovement, decideImprovement, startImprovement, suggestImprovement } = improvementsContract.endpoints;

/** Makes improvements in the states in which something can become of them. */
export function improvementHand(app: TestApp) {
  async function suggested(): Promise<ImprovementId> {
    const ayse = await app.as('ayse');
    return (await ayse(suggestImprovement, { body: { title: 'Example', wrong: 'Example: nobody answers.' } })).id;
  }
  async function weighed() {
    const tom = await app.as('tom');
    const params = { improvementId: await suggested() };
    return tom(assessImprovement, { params, body: { impact: 4, effort: 2, confidence: 'medium' } });
  }
  async function acceptedImprovement() {
    const [tom, { id: improvementId }] = [await app.as('tom'), await weighed()];
    const doneBy = toIso(app.clock.now() + DAY);
    const body = { what: 'accepted', words: 'Example: yes.', ownerId: PEOPLE.ayse.id, doneBy } as const;
    await tom(decideImprovement, { params: { improvementId }, body });
    return { improvementId };
  }
  async function begunImprovement() {
    const params = await acceptedImprovement();
    const tom = await app.as('tom');
    await tom(startImprovement, { params });
    return params;
  }
  return { suggested, weighed, acceptedImprovement, begunImprovement };
}

export const IMPROVEMENT_STAGES: Readonly<Record<string, Stage>> = {
  improvementId: async (hand) => ({ params: { improvementId: await hand.suggested() } }),
  'improvements.addCaseToImprovement': async (hand) => ({
    params: { improvementId: await hand.suggested() },
    body: { caseId: await hand.taken(), words: 'Example: here too.' },
  }),
  'improvements.decideImprovement': async (hand) => ({ params: { improvementId: (await hand.weighed()).id } }),
  'improvements.startImprovement': async (hand) => ({ params: await hand.acceptedImprovement() }),
  'improvements.finishImprovement': async (hand) => ({ params: await hand.begunImprovement() }),
};

/** An improvement that happened in every case, and a case about which nobody wants to be asked. */
export async function fillImprovements(app: TestApp): Promise<void> {
  await app.sql(
    `with suggested as (
       insert into improvements.improvement
         (id, title, wrong, causes, state, proposed_by_id, proposed_by_name, proposed_at, answer_id)
       values (gen_random_uuid(), 'Example', 'Wrong', '{}', 'proposed', gen_random_uuid(), 'A', now(), gen_random_uuid())
       returning id
     )
     insert into improvements.evidence (improvement_id, case_id, account_id, by_name, added_at)
     select s.id, c.id, c.account_id, 'A', c.opened_at from cases."case" c, suggested s`,
  );
  await app.sql(`insert into improvements.dismissal select id, account_id, requester_id, opened_at from cases."case"`);
}
