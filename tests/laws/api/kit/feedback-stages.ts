import { feedbackContract } from '#capabilities/feedback/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import type { TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

const { feedbackOnCase, giveFeedback } = feedbackContract.endpoints;

/** Makes cases whose customer was unhappy and said so. */
export function feedbackHand(app: TestApp, resolved: () => Promise<CaseId>) {
  async function unhappy() {
    const [maria, grace] = [await app.as('maria'), await app.as('grace')];
    const params = { caseId: await resolved() };
    await maria(giveFeedback, { params, body: { rating: 1, words: 'Example: nobody called.' } });
    const [said] = (await grace(feedbackOnCase, { params })).items;
    return { ...params, feedbackId: said?.id ?? '' };
  }
  return { unhappy };
}

export const FEEDBACK_STAGES: Readonly<Record<string, Stage>> = {
  'feedback.giveFeedback': async (hand) => ({
    params: { caseId: await hand.answered('resolves') },
    body: { rating: 1, words: 'Example: nobody called.', causes: ['no-news'], via: 'story' },
  }),
  'feedback.answerFeedback': async (hand) => ({ params: await hand.unhappy() }),
};

/** What the requester of every case said of it. */
export async function fillFeedback(app: TestApp): Promise<void> {
  await app.sql(
    `insert into feedback.feedback
       (id, case_id, account_id, person_id, service_id, rating, words, via, given_at, changed_at)
     select gen_random_uuid(), id, account_id, requester_id, service_id, 2, 'Example', 'story', opened_at, opened_at
     from cases."case"`,
  );
}
