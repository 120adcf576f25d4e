import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromIso, MINUTE } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, change, getCase } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked() {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const body = { text: 'The screen is black.', serviceId: SERVICES.rooms, urgency: 'low' } as const;
  const params = { caseId: (await maria(ask, { body })).id };
  const detail = () => ayse(getCase, { params });
  return { maria, ayse, params, detail };
}

describe('a priority that is raised', () => {
  it('gives way to promises that are due sooner, and the chain tells both', async () => {
    const { maria, ayse, params, detail } = await asked();
    const before = await detail();
    app.clock.forward(MINUTE);
    const after = await ayse(change, { params, ifMatch: before.version, body: { priority: 'P1' } });
    const states = after.promises.map(({ kind, state }) => `${kind} ${state}`).sort();
    expect(states).toContain('first-response running');
    expect(states).toContain('first-response superseded');
    const due = (promises: typeof after.promises, state: string) =>
      fromIso(promises.find((one) => one.kind === 'first-response' && one.state === state)?.due ?? '');
    expect(due(after.promises, 'running')).toBeLessThan(due(before.promises, 'running'));
    const story = await maria(caseStory, { params });
    expect(story.next?.by).toBe(after.promises.find(({ state }) => state === 'running')?.due);
  });

  it('changes nothing when it is lowered: what was promised stands', async () => {
    const { ayse, params, detail } = await asked();
    const raised = await ayse(change, { params, ifMatch: (await detail()).version, body: { priority: 'P2' } });
    const lowered = await ayse(change, { params, ifMatch: raised.version, body: { priority: 'P4' } });
    expect(lowered.promises).toEqual(raised.promises);
  });
});
