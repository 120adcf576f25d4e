import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseHistory, caseStory, getCase, joinCase, leaveCase, listLinks, merge, reply, take } =
  casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(by: PersonName, text = 'Nothing works in our room.') {
  const customer = await app.as(by);
  const { id, number } = await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  return { id, number, params: { caseId: id } };
}

/** The case that is worked on, and two of other people that are the same. */
async function three() {
  const parent = await asked('maria');
  app.clock.forward(MINUTE);
  const near = await asked('luc');
  app.clock.forward(MINUTE);
  const far = await asked('dora');
  const ayse = await app.as('ayse');
  for (const { params } of [near, far]) await ayse(joinCase, { params, body: { parentId: parent.id } });
  return { ayse, parent, near, far };
}

describe('a case that is part of another one', () => {
  it('is shown there, shows it, and both histories tell it', async () => {
    const { ayse, parent, near, far } = await three();
    const above = await ayse(listLinks, { params: parent.params });
    expect(above.parts.map(({ number }) => number)).toEqual([near.number, far.number]);
    expect((await ayse(listLinks, { params: far.params })).parent).toMatchObject({ number: parent.number });
    const told = async (params: { caseId: string }) =>
      (await ayse(caseHistory, { params })).items.filter(({ kind }) => /part|worked/.test(kind));
    expect((await told(parent.params)).map(({ params }) => params.number)).toEqual([near.number, far.number]);
    expect((await told(far.params)).map(({ kind }) => kind).toSorted()).toEqual([
      'case.part-of',
      'case.worked-on-as-one',
    ]);
  });

  it('keeps its own promises and its own clock', async () => {
    const parent = await asked('maria');
    app.clock.forward(10 * MINUTE);
    const part = await asked('luc');
    const ayse = await app.as('ayse');
    const owed = async () => (await ayse(getCase, part)).promises.map(({ kind, due, state }) => [kind, due, state]);
    const before = await owed();
    await ayse(joinCase, { params: part.params, body: { parentId: parent.id } });
    expect(await owed()).toEqual(before);
    await ayse(take, parent);
    await ayse(reply, { params: parent.params, body: { text: 'It works again.', next: { follow: 'resolves' } } });
    expect(await owed()).toEqual(before);
    expect(await ayse(getCase, part)).toMatchObject({ state: 'new', unanswered: true });
  });

  it('tells its customer that others are affected too, and nothing of them', async () => {
    const { ayse, parent, far } = await three();
    const dora = await app.as('dora');
    const story = await dora(caseStory, far);
    expect(story.withOthers).toBe(true);
    const said = story.history.filter(({ kind }) => kind.startsWith('case.worked-on'));
    expect(said).toMatchObject([{ kind: 'case.worked-on-as-one', params: {} }]);
    expect(JSON.stringify(story)).not.toContain(String(parent.number));
    const maria = await app.as('maria');
    expect((await maria(caseStory, parent)).withOthers).toBe(false);
    await ayse(leaveCase, { params: far.params });
    expect(await dora(caseStory, far)).toMatchObject({ withOthers: false });
  });

  it('goes on by itself when it is taken out, with what was promised about it', async () => {
    const { ayse, parent, near, far } = await three();
    const left = await ayse(leaveCase, { params: near.params });
    expect(left).toMatchObject({ parent: null });
    expect((await ayse(listLinks, { params: parent.params })).parts.map(({ number }) => number)).toEqual([far.number]);
    const again = ayse(leaveCase, { params: near.params });
    await expect(again).rejects.toMatchObject({ code: 'case.not-a-part' });
    await ayse(joinCase, { params: near.params, body: { parentId: parent.id } });
  });
});

describe('what is worked on as one', () => {
  it('is one step deep, and ends nowhere else', async () => {
    const { ayse, parent, near, far } = await three();
    const lone = await asked('maria');
    const refused = (one: typeof lone, parentId: string) =>
      expect(ayse(joinCase, { params: one.params, body: { parentId } })).rejects;
    await refused(lone, lone.id).toMatchObject({ code: 'case.part-of-itself' });
    await refused(lone, near.id).toMatchObject({ code: 'case.parent-is-a-part' });
    await refused(parent, lone.id).toMatchObject({ code: 'case.has-parts' });
    await refused(near, lone.id).toMatchObject({ code: 'case.part-of-another' });
    await refused(parent, far.id).toMatchObject({ status: 409 });
    const into = { into: lone.number };
    await expect(ayse(merge, { params: parent.params, body: into })).rejects.toMatchObject({ code: 'case.has-parts' });
    await ayse(take, lone);
    const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
    await ayse(reply, { params: lone.params, body: { text: 'We look.', next } });
    await ayse(reply, { params: lone.params, body: { text: 'It works.', next: { follow: 'resolves' } } });
    await refused(lone, parent.id).toMatchObject({ code: 'case.parts-are-open' });
  });

  it('is within reach of who says so', async () => {
    const { parent, near } = await three();
    const lone = await asked('maria');
    const femi = await app.as('femi');
    for (const parentId of [parent.id, crypto.randomUUID()]) {
      const refused = femi(joinCase, { params: lone.params, body: { parentId } });
      await expect(refused).rejects.toMatchObject({ status: 404 });
    }
    await expect(femi(leaveCase, { params: near.params })).rejects.toMatchObject({ status: 404 });
  });
});
