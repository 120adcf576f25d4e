import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { CalendarId, type CaseId } from '#kernel/ids.ts';
import { DAY, fromIso, HOUR } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { ACCOUNTS, PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';
import { tryAgreement as tryOperation } from './operations/try-agreement.ts';

const { createAgreement, listAgreements, saveDraft } = agreementsContract.endpoints;
const { ask, getCase, take, tryAgreement, agreementMonth, reply } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function house() {
  const { items } = await (await app.as('admin'))(listAgreements, {});
  const standing = items.find((one) => one.standing);
  if (!standing) throw new Error('There is no standing agreement.');
  return standing;
}

/** The house's promises, with the first word within so many minutes whatever the priority. */
async function draftFirstWord(minutes: number) {
  const { id: agreementId, versions } = await house();
  const terms = versions.at(-1)?.terms;
  if (!terms) throw new Error('Nothing was published.');
  const within = { kind: 'budget', minutes } as const;
  const rules = terms.rules.map((rule) => ({
    ...rule,
    owes: rule.owes.map((one) => (one.kind === 'first-response' ? { ...one, within } : one)),
  }));
  await (await app.as('admin'))(saveDraft, { params: { agreementId }, body: { terms: { ...terms, rules } } });
  return agreementId;
}

async function asked(name: 'maria' | 'dora' = 'maria'): Promise<CaseId> {
  const call = await app.as(name);
  return (await call(ask, { body: { text: 'No sound in the room.', serviceId: SERVICES.rooms } })).id;
}

async function numberOf(caseId: CaseId): Promise<number> {
  return (await (await app.as('grace'))(getCase, { params: { caseId } })).number;
}

test('a draft is tried on a real case: which rule, why not the others, and what it would have owed', async () => {
  const caseId = await asked();
  const agreementId = await draftFirstWord(5);
  const admin = await app.as('admin');
  const params = { number: await numberOf(caseId) };
  const trial = await admin(tryAgreement, { params, query: { agreementId } });
  expect(trial.chosen).toMatchObject({ agreementId, version: 2, misses: [] });
  expect(trial.considered.filter(({ misses }) => misses.includes('priority'))).toHaveLength(3);
  const word = trial.promises.find(({ kind }) => kind === 'first-response');
  const due = fromIso(trial.case.openedAt) + 5 * 60_000;
  expect(word).toMatchObject({
    was: { fate: 'open', agreement: { version: 1 } },
    would: { fate: 'open' },
    same: false,
  });
  expect(fromIso(word?.would?.due ?? '')).toBe(due);
  expect(trial.promises.find(({ kind }) => kind === 'resolve')).toMatchObject({ same: true });
});

test('a case out of sight looks like none', async () => {
  const { id: agreementId } = await house();
  const number = await numberOf(await asked('dora'));
  const { id, name } = PEOPLE.admin;
  const actor = {
    kind: 'person',
    personId: id,
    name,
    roles: ['admin'],
    accounts: [ACCOUNTS.north],
    teams: [],
  } as const;
  const context = { ...systemContext(app.program.platform, 'tests', app.clock.now()), actor };
  const hidden = await tryOperation(context, { agreementId, number });
  expect(hidden).toEqual(await tryOperation(context, { agreementId, number: 999_999 }));
  expect(hidden).toMatchObject({ ok: false, refusal: { status: 404 } });
  const tom = await app.as('tom');
  await expect(tom(tryAgreement, { params: { number }, query: { agreementId } })).rejects.toMatchObject({
    status: 403,
  });
});

test('an agreement between teams owes cases nothing', async () => {
  const admin = await app.as('admin');
  const terms = { calendarId: (await house()).versions[0]?.terms.calendarId ?? CalendarId.parse(''), rules: [] };
  const parties = { kind: 'ola', teamId: TEAMS.field, toTeamId: null } as const;
  const { id: agreementId } = await admin(createAgreement, { body: { name: 'Inside', parties, terms } });
  const params = { number: await numberOf(await asked()) };
  await expect(admin(tryAgreement, { params, query: { agreementId } })).rejects.toMatchObject({
    code: 'agreement.not-with-customers',
  });
});

test('last month under the draft: kept as it was, and kept as it would have been', async () => {
  const ayse = await app.as('ayse');
  for (const minutes of [2, 30]) {
    const caseId = await asked();
    app.clock.forward(minutes * 60_000);
    await ayse(take, { params: { caseId } });
    await ayse(reply, { params: { caseId }, body: { text: 'It works again.', next: { follow: 'resolves' } } });
  }
  const agreementId = await draftFirstWord(5);
  const admin = await app.as('admin');
  const thisMonth = await admin(agreementMonth, { params: { agreementId }, query: {} });
  expect(thisMonth).toMatchObject({ looked: 0, total: 0, cases: 0, all: { was: { n: 0, share: null } } });
  app.clock.forward(30 * DAY);
  await app.judge();
  const month = await admin(agreementMonth, { params: { agreementId }, query: {} });
  expect(month.timeZone).not.toBe('');
  const words = month.byKind['first-response'];
  expect(words.was.n).toBe(words.would.n);
  expect(words.was.kept).toBe(2);
  expect(words.would.kept).toBe(1);
  expect(words.was.share).toMatchObject({ n: words.was.n });
  expect(month.byKind.resolve.would).toEqual(month.byKind.resolve.was);
  expect(month).toMatchObject({ answeredOtherwise: 0 });
  const parties = { kind: 'sla', accountId: ACCOUNTS.south } as const;
  const { versions } = await house();
  const terms = versions.at(-1)?.terms;
  if (!terms) throw new Error('Nothing was published.');
  const theirs = await admin(createAgreement, { body: { name: 'South', parties, terms } });
  const query = { period: '30-days' } as const;
  const answer = await admin(agreementMonth, { params: { agreementId: theirs.id }, query });
  expect(fromIso(answer.to) - fromIso(answer.from)).toBe(720 * HOUR);
});
