import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { troubleshootingContract } from '../contract.ts';

const { ask, confirm, reopen, reply, take } = casesContract.endpoints;
const { answerPrompt, logStep, lookForPrompt } = troubleshootingContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A case that Ayse reopened, and on which she restarted the same thing twice; Jan solved one like it. */
async function alone(): Promise<CaseId> {
  const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
  const text = `Camera in the meeting room stays black ${Math.round(app.clock.now() / MINUTE)}`;
  const opened = async () => {
    const { id } = await maria(ask, { body: { text, serviceId: SERVICES.rooms } });
    await ayse(take, { params: { caseId: id } });
    await ayse(reply, { params: { caseId: id }, body: { text: 'Done.', next: { follow: 'resolves' } } });
    return id;
  };
  const earlier = await opened();
  await maria(confirm, { params: { caseId: earlier }, body: { works: true } });
  await app.sql(`update cases."case" set owner_id = $1 where id = $2`, [PEOPLE.jan.id, earlier]);
  const caseId = await opened();
  await ayse(reopen, { params: { caseId }, body: { reason: 'Black again' } });
  for (const what of ['Restarted the room PC', 'Reboot once more']) {
    await ayse(logStep, { params: { caseId }, body: { phase: 'verify', what, outcome: 'no-change' } });
  }
  return caseId;
}

async function looked(caseId: CaseId, name: 'ayse' | 'tom' = 'ayse') {
  const call = await app.as(name);
  return (await call(lookForPrompt, { params: { caseId } })).prompt;
}

describe('somebody who is alone with a case', () => {
  it('is asked, with why and whom; nobody else is', async () => {
    const caseId = await alone();
    const prompt = await looked(caseId);
    expect(prompt).toMatchObject({ tried: 2, solvedBy: { name: PEOPLE.jan.name } });
    expect(prompt?.signals).toEqual(['solved-by-others', 'repeated', 'reopened']);
    expect(await looked(caseId, 'tom')).toBeNull();
    const [row] = await app.sql<{ count: number }>(
      `select count(*)::integer as count from troubleshooting.prompt where case_id = $1`,
      [caseId],
    );
    await looked(caseId);
    expect(row?.count).toBe(1);
  });

  it('has an invitation laid ready once nothing new was found for ninety open minutes as well', async () => {
    const caseId = await alone();
    expect(await looked(caseId)).toMatchObject({ invites: false });
    app.clock.forward(91 * MINUTE);
    const prompt = await looked(caseId);
    expect(prompt).toMatchObject({ invites: true, solvedBy: { name: PEOPLE.jan.name } });
    expect(prompt?.signals).toContain('nothing-new');
    const ayse = await app.as('ayse');
    await ayse(logStep, { params: { caseId }, body: { phase: 'verify', what: 'Another cable', outcome: 'no-change' } });
    expect((await looked(caseId))?.signals).not.toContain('nothing-new');
  });

  it('is left alone for the time that they ask for, and asked about the case once an hour', async () => {
    const caseId = await alone();
    const ayse = await app.as('ayse');
    const params = { caseId };
    expect(await looked(caseId)).not.toBeNull();
    await ayse(answerPrompt, { params, body: { answer: 'more-time' } });
    app.clock.forward(16 * MINUTE);
    expect(await looked(caseId)).toBeNull();
    app.clock.forward(44 * MINUTE);
    expect(await looked(caseId)).not.toBeNull();
    await expect(ayse(answerPrompt, { params, body: { answer: 'dismissed' } })).rejects.toMatchObject({
      code: 'prompt.no-reason',
    });
    await ayse(answerPrompt, { params, body: { answer: 'dismissed', reason: 'Paul is on his way' } });
    app.clock.forward(2 * HOUR);
    expect(await looked(caseId)).toBeNull();
  });

  it('is asked four times a day at most', async () => {
    app.clock.forward(25 * HOUR);
    const shown: boolean[] = [];
    for (const _ of [1, 2, 3, 4, 5]) shown.push((await looked(await alone())) !== null);
    expect(shown).toEqual([true, true, true, true, false]);
  });
});
