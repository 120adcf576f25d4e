import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import type { AgreementId, CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { agreementsContract } from '../contract.ts';

const { listAgreements, listTouched, publishAgreement, renegotiateTouched, saveDraft } = agreementsContract.endpoints;
const cases = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(name: 'maria' | 'luc'): Promise<CaseId> {
  const call = await app.as(name);
  return (await call(cases.ask, { body: { text: 'No sound in the room.', serviceId: SERVICES.rooms } })).id;
}

async function house() {
  const { items } = await (await app.as('admin'))(listAgreements, {});
  const standing = items.find((one) => one.standing);
  if (!standing) throw new Error('There is no standing agreement.');
  return standing;
}

/** The house's promises with other times for the fix of each priority, and a first word that is left as it is. */
async function draftFixes(minutes: number) {
  const { id: agreementId, versions } = await house();
  const terms = versions.at(-1)?.terms;
  if (!terms) throw new Error('Nothing was published.');
  const within = { kind: 'budget', minutes } as const;
  const rules = terms.rules.map((rule) => ({
    ...rule,
    owes: rule.owes.map((one) => (one.kind === 'resolve' ? { ...one, within } : one)),
  }));
  await (await app.as('admin'))(saveDraft, { params: { agreementId }, body: { terms: { ...terms, rules } } });
  return { agreementId };
}

async function touched(params: { agreementId: AgreementId }, of: 'draft' | 'published', limit = 50, cursor?: string) {
  const query = { of, limit, ...(cursor === undefined ? {} : { cursor }) };
  return (await app.as('admin'))(listTouched, { params, query });
}

async function promisesOf(caseId: CaseId) {
  return (await (await app.as('grace'))(cases.getCase, { params: { caseId } })).promises;
}

test('what a new version would touch is seen before, chosen after, and moved once with the customer told', async () => {
  const admin = await app.as('admin');
  const [mine, theirs] = [await asked('maria'), await asked('luc')];
  const params = await draftFixes(100 * 60);
  const before = await promisesOf(mine);

  const seen = await touched(params, 'draft');
  expect(seen.counts).toEqual({ later: 2, earlier: 0, unchanged: 2, late: 0, stands: 0 });
  expect(seen).toMatchObject({ looked: 4, all: 4, next: null });
  const german = seen.items.find(({ subject }) => subject.id === theirs);
  expect(german).toMatchObject({ kind: 'resolve', touch: 'later', pinned: 1, told: { language: 'de' } });
  const [first, ...rest] = [await touched(params, 'draft', 1)];
  expect([first?.items.length, rest]).toEqual([1, []]);
  const second = await touched(params, 'draft', 1, first?.next ?? '');
  expect([...(first?.items ?? []), ...second.items].map(({ id }) => id)).toEqual(seen.items.map(({ id }) => id));

  const published = await admin(publishAgreement, { params, body: {} });
  expect(published.versions.at(-1)).toMatchObject({ version: 2, publisher: { name: 'Ada Admin' } });
  expect(await promisesOf(mine)).toEqual(before);

  const after = await touched(params, 'published');
  expect(after.items.map(({ newDue }) => newDue)).toEqual(seen.items.map(({ newDue }) => newDue));
  const moves = after.items.map(({ id, version, newDue, told }) => ({
    promiseId: id,
    version,
    due: newDue ?? '',
    reason: told?.reason ?? '',
    words: `${told?.words} Ada.`,
  }));
  const [move] = moves.filter(({ promiseId }) => before.some(({ id }) => id === promiseId));
  if (!move) throw new Error('The fix is not touched.');
  await expect((await app.as('tom'))(renegotiateTouched, { params, body: { moves: [move] } })).rejects.toMatchObject({
    status: 403,
  });
  const wrong = { ...move, due: toIso(app.clock.now() + HOUR) };
  const never = { ...move, promiseId: after.items[0]?.subject.id ?? '' };
  await expect(admin(renegotiateTouched, { params, body: { moves: [move, never] } })).rejects.toMatchObject({
    status: 404,
  });
  const answer = await admin(renegotiateTouched, { params, body: { moves: [wrong, move, move] } });
  const codes = answer.items.map(({ refused }) => refused?.code ?? null);
  expect(codes).toEqual(['changed-meanwhile', null, 'promise.not-running']);
  const moved = await promisesOf(mine);
  expect(moved.find(({ id }) => id === move.promiseId)).toMatchObject({ state: 'renegotiated', movedTo: move.due });
  const { items: said } = await (await app.as('grace'))(cases.listMessages, { params: { caseId: mine } });
  expect(said.filter(({ text }) => text.endsWith('Ada.'))).toHaveLength(1);
  expect((await touched(params, 'published')).counts).toMatchObject({ later: 1, stands: 1 });
});

test('what is past its time is refused alone, and a sooner moment is shown as one', async () => {
  const admin = await app.as('admin');
  const caseId = await asked('maria');
  const fix = (await promisesOf(caseId)).find(({ kind }) => kind === 'resolve');
  const params = await draftFixes(60);
  await admin(publishAgreement, { params, body: {} });
  const mine = (await touched(params, 'published')).items.find(({ id }) => id === fix?.id);
  expect(mine).toMatchObject({ touch: 'earlier' });
  app.clock.forward(1000 * HOUR);
  const { id: promiseId = '', version = 0, newDue } = mine ?? {};
  const move = { promiseId, version, due: newDue ?? '', reason: 'We changed our times.' };
  const { items } = await admin(renegotiateTouched, { params, body: { moves: [move] } });
  expect(items[0]?.refused).toMatchObject({ code: 'promise.too-late-to-move' });
  expect(items[0]?.refused?.sentence).toContain('Deliver it now');
});

test('an agreement without a draft touches nothing by it', async () => {
  const { id: agreementId } = await house();
  await expect(touched({ agreementId }, 'draft')).rejects.toMatchObject({ code: 'agreement.nothing-to-publish' });
});
