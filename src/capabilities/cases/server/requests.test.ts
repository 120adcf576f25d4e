import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, change, confirm, getCase, listMessages, listOffers, readOffer, reply, request, take } =
  casesContract.endpoints;
const { changeItem, changeService, createItem, createService, listItems } = catalogueContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const LAPTOP = {
  name: 'Laptop or phone',
  summary: 'A device, set up with your mail and your files.',
  cost: '40 € a month',
  serviceId: SERVICES.rooms,
  form: [
    { key: 'which', label: 'Which one?', kind: 'choice', required: true, choices: ['Laptop', 'Phone'] },
    { key: 'for', label: 'For whom?', kind: 'person', required: true },
    { key: 'from', label: 'From when?', kind: 'date' },
    { key: 'photo', label: 'A picture of the old one', kind: 'file' },
  ],
} as const;

async function offered(name: string) {
  const admin = await app.as('admin');
  return admin(createItem, { body: { ...LAPTOP, form: [...LAPTOP.form], name } });
}

const answers = [
  { field: 'which', values: ['Laptop'] },
  { field: 'for', values: ['Jean-Baptiste Delacroix-Fontaine'] },
  { field: 'from', values: ['2026-12-01'] },
];

describe('the request catalogue', () => {
  it('offers nothing of a service that is retired, and no case is put there', async () => {
    const admin = await app.as('admin');
    const service = await admin(createService, { body: { name: 'Telex' } });
    const body = { ...LAPTOP, form: [...LAPTOP.form], name: 'Telex line', serviceId: service.id };
    const { slug } = await admin(createItem, { body });
    const retired = { name: 'Telex', teamId: null, ownerId: null, retired: true };
    await admin(changeService, { params: { serviceId: service.id }, ifMatch: service.version, body: retired });
    const maria = await app.as('maria');
    const { items } = await maria(listOffers, {});
    expect(items.map((item) => item.slug)).not.toContain(slug);
    await expect(maria(readOffer, { params: { slug } })).rejects.toMatchObject({ status: 404 });
    const ayse = await app.as('ayse');
    const { id: caseId } = await maria(ask, { body: { text: 'The line is dead.', serviceId: SERVICES.rooms } });
    const { version: ifMatch } = await ayse(getCase, { params: { caseId } });
    const moving = ayse(change, { params: { caseId }, ifMatch, body: { serviceId: service.id } });
    await expect(moving).rejects.toMatchObject({ code: 'case.service-retired', status: 422 });
  });

  it('is written by administrators, and read by everybody who may ask', async () => {
    const item = await offered('Laptop or phone');
    expect(item).toMatchObject({
      slug: 'laptop-or-phone',
      version: 1,
      form: [{ choices: ['Laptop', 'Phone'] }, {}, {}, {}],
    });
    await expect((await app.as('tom'))(createItem, { body: { ...LAPTOP, form: [] } })).rejects.toMatchObject({
      status: 403,
    });
    const admin = await app.as('admin');
    await expect(admin(createItem, { body: { ...LAPTOP, form: [] } })).rejects.toMatchObject({
      code: 'request-item.exists-already',
    });
    const maria = await app.as('maria');
    const { items } = await maria(listOffers, {});
    expect(items).toMatchObject([{ slug: 'laptop-or-phone', cost: '40 € a month', took: null, asked: 0 }]);
    const offer = await maria(readOffer, { params: { slug: 'laptop-or-phone' } });
    expect(offer.form.map(({ label }) => label)).toEqual(LAPTOP.form.map(({ label }) => label));
    expect(offer.firstWordBy).not.toBeNull();
    await expect(app.stranger(listOffers, {})).rejects.toMatchObject({ status: 401 });
  });

  it('keeps its address when it is written anew, and is offered no longer once it is retired', async () => {
    const { id: itemId, version } = await offered('Desk lamp');
    const admin = await app.as('admin');
    const body = { ...LAPTOP, form: [], name: 'Lamp', retired: true };
    const changed = await admin(changeItem, { params: { itemId }, ifMatch: version, body });
    expect(changed).toMatchObject({ name: 'Lamp', slug: 'desk-lamp', version: 2 });
    await expect(admin(changeItem, { params: { itemId }, ifMatch: version, body })).rejects.toMatchObject({
      status: 412,
    });
    const maria = await app.as('maria');
    const params = { slug: 'desk-lamp' };
    await expect(maria(readOffer, { params })).rejects.toMatchObject({ status: 404 });
    await expect(maria(request, { params, body: { answers: [] } })).rejects.toMatchObject({ status: 404 });
    expect((await admin(listItems, {})).items.map(({ slug }) => slug)).toContain('desk-lamp');
  });
});

describe('a request', () => {
  it('opens a case whose first message holds the answers, with the questions as they stood then', async () => {
    const { slug, id: itemId, version } = await offered('Company phone');
    const maria = await app.as('maria');
    const story = await maria(request, { params: { slug }, body: { answers } });
    expect(story).toMatchObject({
      subject: 'Company phone',
      request: { item: 'Company phone', answers: [{ values: ['Laptop'] }, {}, { values: ['2026-12-01'] }] },
    });
    const admin = await app.as('admin');
    await admin(changeItem, { params: { itemId }, ifMatch: version, body: { ...LAPTOP, name: 'New name', form: [] } });
    const params = { caseId: story.id };
    const ayse = await app.as('ayse');
    expect(await ayse(getCase, { params })).toMatchObject({ kind: 'request', state: 'submitted' });
    const [message] = (await ayse(listMessages, { params })).items;
    expect(message?.text).toBe('Which one? Laptop\nFor whom? Jean-Baptiste Delacroix-Fontaine\nFrom when? 2026-12-01');
    expect((await maria(casesContract.endpoints.caseStory, { params })).request?.answers[0]?.label).toBe('Which one?');
  });

  it('is refused with the question that is not answered as it must be, and then leaves nothing', async () => {
    const { slug } = await offered('Monitor');
    const maria = await app.as('maria');
    const given = (list: typeof answers) => maria(request, { params: { slug }, body: { answers: list } });
    await expect(given(answers.slice(1))).rejects.toMatchObject({ code: 'request.answer-missing' });
    const tablet = [{ field: 'which', values: ['Tablet'] }, ...answers.slice(1)];
    await expect(given(tablet)).rejects.toMatchObject({ code: 'request.answer-unfit', status: 422 });
    await expect(given([...answers, { field: 'size', values: ['27'] }])).rejects.toMatchObject({
      code: 'request.not-in-form',
    });
    await expect(given([...answers, { field: 'photo', values: ['none'] }])).rejects.toMatchObject({
      code: 'request.no-such-file',
    });
    expect((await maria(readOffer, { params: { slug } })).asked).toBe(0);
  });

  it('tells the next one how long it really took, over all customers', async () => {
    const { slug } = await offered('Room set-up');
    const ayse = await app.as('ayse');
    for (const [name, hours] of [
      ['maria', 2],
      ['dora', 20],
    ] as const) {
      const customer = await app.as(name);
      const params = { caseId: (await customer(request, { params: { slug }, body: { answers } })).id };
      app.clock.forward(hours * HOUR);
      await ayse(take, { params });
      await ayse(reply, { params, body: { text: 'It is ready.', next: { follow: 'resolves' } } });
      await customer(confirm, { params, body: { works: true } });
    }
    app.clock.forward(DAY);
    const { took, asked } = await (await app.as('luc'))(readOffer, { params: { slug } });
    expect({ took, asked }).toEqual({ took: { n: 2, median: 2 * HOUR, nineOfTen: 20 * HOUR }, asked: 2 });
  });
});
