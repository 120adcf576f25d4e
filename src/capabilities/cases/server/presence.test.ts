import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { listen } from '#tests/laws/api/kit/listen.ts';
import { casesContract } from '../contract.ts';

const { ask, beHere, leaveHere, whoIsHere, writeToUs } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked() {
  const maria = await app.as('maria');
  const { id } = await maria(ask, { body: { text: 'The gate stays shut.', serviceId: SERVICES.rooms } });
  return { caseId: id };
}

describe('who is on a case', () => {
  it('is told to the others there, in what they do, and not to themselves', async () => {
    const params = await asked();
    const [ayse, jan, tom] = await Promise.all([app.as('ayse'), app.as('jan'), app.as('tom')]);
    await tom(beHere, { params, body: { doing: 'viewing' } });
    await jan(beHere, { params, body: { doing: 'viewing' } });
    await jan(beHere, { params, body: { doing: 'reply' } });
    expect((await ayse(whoIsHere, { params })).items).toEqual([
      { id: PEOPLE.jan.id, name: 'Jan Kowalczyk', doing: 'reply' },
      { id: PEOPLE.tom.id, name: 'Tom Berger', doing: 'viewing' },
    ]);
    expect((await jan(whoIsHere, { params })).items.map(({ name }) => name)).toEqual(['Tom Berger']);
    await jan(leaveHere, { params });
    expect((await ayse(whoIsHere, { params })).items.map(({ name }) => name)).toEqual(['Tom Berger']);
  });

  it('ends by itself', async () => {
    const params = await asked();
    const [ayse, jan] = await Promise.all([app.as('ayse'), app.as('jan')]);
    await jan(beHere, { params, body: { doing: 'note' } });
    app.clock.forward(46 * SECOND);
    expect((await ayse(whoIsHere, { params })).items).toEqual([]);
  });

  it('is nothing that a customer hears or may ask', async () => {
    const params = await asked();
    const [maria, jan] = await Promise.all([app.as('maria'), app.as('jan')]);
    await expect(maria(whoIsHere, { params })).rejects.toMatchObject({ status: 403 });
    const open = async (name: 'maria' | 'ayse') => listen(app.program.address, { cookie: await app.cookieOf(name) });
    const heard = { maria: await open('maria'), ayse: await open('ayse') };
    await jan(beHere, { params, body: { doing: 'reply' } });
    const news = await heard.ayse.hears('that somebody writes', ({ data }) => data.kind === 'case.presence');
    expect(news).toMatchObject({ id: null, data: { subject: { id: params.caseId } } });
    await maria(writeToUs, { params, body: { text: 'Hello?' } });
    await heard.maria.hears('her own message', ({ data }) => data.kind === 'message.received');
    expect(heard.maria.text()).not.toContain('presence');
    heard.maria.close();
    heard.ayse.close();
  });
});
