import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { troubleshootingContract } from '../contract.ts';

const { ask, cancel, caseHistory, caseStory, take } = casesContract.endpoints;
const {
  changeStep,
  judgeHypothesis,
  listSharedSteps,
  logStep,
  readTroubleshooting,
  sayBoundary,
  shareStep,
  stateHypothesis,
} = troubleshootingContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function taken(): Promise<CaseId> {
  const maria = await app.as('maria');
  const { id } = await maria(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  const ayse = await app.as('ayse');
  await ayse(take, { params: { caseId: id } });
  return id;
}

describe('steps tried', () => {
  it('are logged in order, announced before and settled after', async () => {
    const params = { caseId: await taken() };
    const ayse = await app.as('ayse');
    const body = { phase: 'narrow', what: 'Same call from Berlin', saw: 'Works', outcome: 'ruled-out' } as const;
    await ayse(logStep, { params, body });
    const { steps } = await ayse(logStep, { params, body: { phase: 'verify', what: 'Put the older software back' } });
    expect(steps.map(({ place, outcome, settledAt }) => [place, outcome, settledAt === null])).toEqual([
      [1, 'ruled-out', false],
      [2, 'open', true],
    ]);
    app.clock.forward(15 * MINUTE);
    const stepId = steps[1]?.id;
    if (stepId === undefined) throw new Error('The second step is missing.');
    const change = { outcome: 'helped', saw: 'The picture is back' } as const;
    const settled = await ayse(changeStep, { params: { ...params, stepId }, body: change });
    expect(settled.steps[1]).toMatchObject({ ...change, by: { name: 'Ayse Yildiz' } });
    expect(settled.steps[1]?.settledAt).not.toBe(settled.steps[1]?.at);
    const history = await ayse(caseHistory, { params });
    expect(history.items.map(({ kind }) => kind).filter((kind) => kind.startsWith('step.'))).toEqual([
      'step.tried',
      'step.tried',
      'step.settled',
    ]);
  });

  it('are the team’s alone until words for the customer are given', async () => {
    const params = { caseId: await taken() };
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    const body = { phase: 'narrow', what: 'Restarted their awful box', outcome: 'open' } as const;
    const { steps } = await ayse(logStep, { params, body });
    const step = { ...params, stepId: steps[0]?.id ?? '' } as never;
    expect((await maria(listSharedSteps, { params })).items).toEqual([]);

    await ayse(shareStep, { params: step, body: { words: 'the room computer' } });
    expect((await maria(listSharedSteps, { params })).items).toMatchObject([
      { words: 'the room computer', outcome: 'open' },
    ]);
    await ayse(changeStep, { params: step, body: { outcome: 'ruled-out', saw: 'Secret words' } });
    const shared = await maria(listSharedSteps, { params });
    expect(shared.items).toMatchObject([{ words: 'the room computer', outcome: 'ruled-out' }]);
    const story = await maria(caseStory, { params });
    expect(JSON.stringify([shared, story])).not.toMatch(/awful|Secret/);
    expect(story.history.map(({ kind }) => kind)).toContain('step.shared');

    await ayse(shareStep, { params: step, body: { words: null } });
    expect((await maria(listSharedSteps, { params })).items).toEqual([]);
    await expect(maria(readTroubleshooting, { params })).rejects.toMatchObject({ status: 403 });
  });

  it('are refused where somebody else was faster, and on a case that is over', async () => {
    const params = { caseId: await taken() };
    const ayse = await app.as('ayse');
    const { steps } = await ayse(logStep, { params, body: { phase: 'narrow', what: 'Restart' } });
    const step = { ...params, stepId: steps[0]?.id ?? '' } as never;
    await ayse(changeStep, { params: step, body: { outcome: 'no-change' }, ifMatch: 1 });
    await expect(ayse(changeStep, { params: step, body: { outcome: 'helped' }, ifMatch: 1 })).rejects.toMatchObject({
      status: 412,
    });
    await ayse(cancel, { params, body: { ground: 'requester', reason: 'Not needed' } });
    await expect(ayse(logStep, { params, body: { phase: 'narrow', what: 'Again' } })).rejects.toMatchObject({
      code: 'step.case-over',
    });
  });
});

describe('reasoning', () => {
  it('says where the problem is and is not, and takes it back', async () => {
    const params = { caseId: await taken() };
    const ayse = await app.as('ayse');
    await ayse(sayBoundary, { params: { ...params, aspect: 'when' }, body: { is: 'Since Monday', isNot: '' } });
    const where = { params: { ...params, aspect: 'where' } } as const;
    const both = await ayse(sayBoundary, { ...where, body: { is: 'Lyon', isNot: 'Berlin' } });
    expect(both.boundaries).toEqual([
      { aspect: 'where', is: 'Lyon', isNot: 'Berlin' },
      { aspect: 'when', is: 'Since Monday', isNot: '' },
    ]);
    expect((await ayse(sayBoundary, { ...where, body: { is: '', isNot: '' } })).boundaries).toHaveLength(1);
  });

  it('states a hypothesis and judges it by its test', async () => {
    const params = { caseId: await taken() };
    const ayse = await app.as('ayse');
    const body = { statement: 'Firmware 4.2 breaks the camera', predicts: '4.1 works', test: 'Go back to 4.1' };
    const [stated] = (await ayse(stateHypothesis, { params, body })).hypotheses;
    expect(stated).toMatchObject({ ...body, verdict: 'open', judgedAt: null });
    const judged = await ayse(judgeHypothesis, {
      params: { ...params, hypothesisId: stated?.id ?? '' } as never,
      body: { verdict: 'holds', result: 'Picture after 20 s' },
    });
    expect(judged.hypotheses).toMatchObject([{ verdict: 'holds', result: 'Picture after 20 s' }]);
  });
});
