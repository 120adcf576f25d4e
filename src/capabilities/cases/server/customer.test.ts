import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, assign, confirm, getCustomer, keepInMind, reply, take } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function answered(text: string, by: PersonName = 'maria') {
  const [customer, ayse] = [await app.as(by), await app.as('ayse')];
  const { id } = await customer(ask, { body: { text, goal: 'Print the labels', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  const next = { follow: 'next-word' as const, by: toIso(app.clock.now() + HOUR) };
  await ayse(reply, { params, body: { text: 'I look at it.', next } });
  return params;
}

const of = (name: PersonName) => ({ params: { personId: PEOPLE[name].id } });

describe('the page of a customer', () => {
  it('says what they want to do, what is promised and what they said last', async () => {
    const first = await answered('The label printer is dead.');
    const maria = await app.as('maria');
    await maria(confirm, { params: first, body: { works: true } });
    await answered('The camera stays black.');
    const ayse = await app.as('ayse');
    const shown = await ayse(getCustomer, of('maria'));
    expect(shown).toMatchObject({
      name: PEOPLE.maria.name,
      openCount: 1,
      open: [{ goal: 'Print the labels', subject: 'The camera stays black' }],
      past: [{ state: 'closed' }],
      lastWords: { text: 'The camera stays black.' },
      keptInMind: null,
      absence: null,
    });
    expect(shown.owed.map(({ kind }) => kind)).toContain('next-update');
    expect(shown.promisesJudged).toBeGreaterThan(0);
    expect(shown.agreement?.owes.map(({ kind }) => kind)).toContain('first-response');
  });

  it('keeps in mind what the desk says, one version after the other, and never shows it to customers', async () => {
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    const body = { reachBy: 'Mornings, by telephone', notes: 'Calls from the warehouse, it is loud there.' };
    const kept = await ayse(keepInMind, { ...of('maria'), body });
    expect(kept.keptInMind).toMatchObject({ ...body, changedBy: PEOPLE.ayse.name, version: 1 });
    const second = await ayse(keepInMind, { ...of('maria'), body: { ...body, notes: null }, ifMatch: 1 });
    expect(second.keptInMind).toMatchObject({ notes: null, version: 2 });
    await expect(ayse(keepInMind, { ...of('maria'), body, ifMatch: 1 })).rejects.toMatchObject({ status: 412 });
    await expect(maria(getCustomer, of('maria'))).rejects.toMatchObject({ status: 403 });
  });

  it('shows of their cases only what the reader may see', async () => {
    const params = await answered('Only for the field.', 'luc');
    const [ayse, tom, femi] = [await app.as('ayse'), await app.as('tom'), await app.as('femi')];
    const seenBy = async (call: typeof ayse) => (await call(getCustomer, of('luc'))).open.map(({ id }) => id);
    expect(await seenBy(tom)).toContain(params.caseId);
    expect(await seenBy(femi)).not.toContain(params.caseId);
    expect((await femi(getCustomer, of('luc'))).lastWords).toBeNull();
    await ayse(assign, { params, body: { assigneeId: PEOPLE.femi.id, teamId: TEAMS.field } });
    expect(await seenBy(femi)).toContain(params.caseId);
    expect(await seenBy(tom)).not.toContain(params.caseId);
  });

  it('is there for nobody without an account', async () => {
    const ayse = await app.as('ayse');
    await expect(ayse(getCustomer, of('jan'))).rejects.toMatchObject({ status: 404 });
    await expect(ayse(keepInMind, { ...of('jan'), body: { reachBy: null, notes: null } })).rejects.toMatchObject({
      status: 404,
    });
  });
});
