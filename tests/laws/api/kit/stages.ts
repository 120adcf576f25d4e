import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { type AccountId, AgreementId, CalendarId, CaseId, type PersonId, PromiseId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { ACCOUNTS, PEOPLE, type PersonName, SERVICES, type TestApp } from '#tests/harness/index.ts';
import { CASE_WORK_STAGES, caseWorkHand } from './case-work-stages.ts';
import { CATALOGUE_STAGES, catalogueHand } from './catalogue-stages.ts';
import { FEEDBACK_STAGES, feedbackHand } from './feedback-stages.ts';
import { houseAgreement } from './house-agreement.ts';
import { IMPROVEMENT_STAGES, improvementHand } from './improvement-stages.ts';
import { mailHand } from './mail-stages.ts';
import { messageByMailOn, pendingMailOn, stoppedAddressIn } from './pending-mail.ts';
import { PEOPLE_STAGES } from './people-stages.ts';
import { PROMISE_STAGES } from './promise-stages.ts';
import { REFERRAL_STAGES, referralHand } from './referral-stages.ts';
import type { Parts } from './requests.ts';
import { SITE_STAGES, siteHand } from './site-stages.ts';
import { TROUBLESHOOTING_STAGES, troubleshootingHand } from './troubleshooting-stages.ts';
import { WRITING_STAGES } from './writing-stages.ts';

const { ask, getCase, promiseCallback, reply, take, wait } = casesContract.endpoints;
const { addAbsence, createToken, getPerson, readAccount } = peopleContract.endpoints;
const { fulfil, renegotiate } = promisesContract.endpoints;

/** A word that stands in every case of these laws: whoever must not see the case must not see the word. */
export const MARK = 'Quendelkraut';

/** Makes things in the states in which endpoints can do their work. */
export function stagehand(app: TestApp) {
  let days = 0;
  async function asked(): Promise<CaseId> {
    const maria = await app.as('maria');
    const body = { text: `${MARK}: the door to the video room does not open.`, serviceId: SERVICES.rooms };
    return (await maria(ask, { body })).id;
  }
  async function taken(): Promise<CaseId> {
    const params = { caseId: await asked() };
    const ayse = await app.as('ayse');
    return (await ayse(take, { params })).id;
  }
  async function answered(follow: 'next-word' | 'resolves'): Promise<CaseId> {
    const caseId = await taken();
    const ayse = await app.as('ayse');
    const by = toIso(app.clock.now() + HOUR);
    const next = follow === 'next-word' ? ({ follow, by } as const) : ({ follow } as const);
    await ayse(reply, { params: { caseId }, body: { text: 'We have the key.', next } });
    return caseId;
  }
  async function waiting(): Promise<CaseId> {
    const caseId = await answered('next-word');
    const ayse = await app.as('ayse');
    await ayse(wait, { params: { caseId }, body: { reason: 'customer-input', question: 'Which door?' } });
    return caseId;
  }
  async function detail(caseId: CaseId) {
    const grace = await app.as('grace');
    return grace(getCase, { params: { caseId } });
  }
  async function promised(): Promise<string> {
    const ayse = await app.as('ayse');
    const due = toIso(app.clock.now() + HOUR);
    const body = { kind: 'callback', due, text: 'We call you back.' } as const;
    const made = await ayse(promiseCallback, { params: { caseId: await taken() }, body });
    return made.promises.find(({ kind }) => kind === 'callback')?.id ?? '';
  }
  /** A call that Maria was promised within the hour, moved by another hour. */
  async function moved(): Promise<{ caseId: CaseId; promiseId: string }> {
    const ayse = await app.as('ayse');
    const params = { promiseId: PromiseId.parse(await promised()) };
    const body = { due: toIso(app.clock.now() + 2 * HOUR), reason: 'The line is busy.', lowered: false };
    const successor = await ayse(renegotiate, { params, body });
    return { caseId: CaseId.parse(successor.subject.id), promiseId: successor.id };
  }
  /** A fix that rests until a moment that the customer chose, on a case whose customer was not written to. */
  async function resting(): Promise<string> {
    const ayse = await app.as('ayse');
    const params = { caseId: await taken() };
    const due = toIso(app.clock.now() + HOUR);
    await ayse(promiseCallback, { params, body: { kind: 'callback', due, text: 'We call you back.' } });
    const body = { reason: 'customer-appointment', question: 'Come at two.', until: due } as const;
    const rested = await ayse(wait, { params, body });
    return rested.promises.find(({ state }) => state === 'paused')?.id ?? '';
  }
  async function delivered(): Promise<string> {
    const promiseId = await promised();
    const ayse = await app.as('ayse');
    return (await ayse(fulfil, { params: { promiseId: PromiseId.parse(promiseId) }, body: {} })).id;
  }
  async function tokenOf(name: PersonName): Promise<string> {
    const call = await app.as(name);
    const expiresAt = toIso(app.clock.now() + DAY);
    return (await call(createToken, { body: { name: 'Short-lived', scopes: ['me.read'], expiresAt } })).token.id;
  }
  async function calendar(): Promise<string> {
    const admin = await app.as('admin');
    const hours = { zone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00'] as [string, string]] } };
    return (await admin(calendarsContract.endpoints.createCalendar, { body: { name: 'Mondays', hours } })).id;
  }
  async function agreement(): Promise<string> {
    const admin = await app.as('admin');
    const body = houseAgreement(CalendarId.parse(await calendar()), null);
    return (await admin(agreementsContract.endpoints.createAgreement, { body })).id;
  }
  async function publishedAgreement(): Promise<string> {
    const admin = await app.as('admin');
    const agreementId = AgreementId.parse(await agreement());
    return (await admin(agreementsContract.endpoints.publishAgreement, { params: { agreementId }, body: {} })).id;
  }
  async function failedJob(): Promise<string> {
    const [job] = await app.sql<{ id: string }>(
      `with added as (select (graphile_worker.add_job('tests.fails')).id)
       select id::text from added`,
    );
    await app.sql(`update graphile_worker._private_jobs set last_error = 'It failed.' where id = $1`, [job?.id]);
    return job?.id ?? '';
  }
  /** A day away, in a month's time: what is owed today stays. */
  function dayAway(personId: PersonId) {
    days += 1;
    const from = app.clock.now() + (30 + days) * DAY;
    return { personId, from: toIso(from), until: toIso(from + DAY), standInId: null, handOvers: [] };
  }
  async function absence(name: PersonName): Promise<string> {
    const call = await app.as(name);
    return (await call(addAbsence, { body: dayAway(PEOPLE[name].id) })).absence.id;
  }
  async function versionOf(personId: PersonId): Promise<number> {
    const grace = await app.as('grace');
    return (await grace(getPerson, { params: { personId } })).version;
  }
  return {
    app,
    asked,
    taken,
    answered,
    waiting,
    detail,
    promised,
    ...troubleshootingHand(app, taken),
    ...referralHand(app, taken),
    ...improvementHand(app),
    ...feedbackHand(app, () => answered('resolves')),
    ...caseWorkHand(app, asked),
    ...catalogueHand(app),
    ...siteHand(app),
    moved,
    resting,
    delivered,
    tokenOf,
    calendar,
    agreement,
    publishedAgreement,
    failedJob,
    dayAway,
    absence,
    ...mailHand(app),
    stoppedAddress: () => stoppedAddressIn(app),
    messageByMail: async () => messageByMailOn(app, await taken()),
    versionOf,
    accountVersion: async (accountId: AccountId) =>
      (await (await app.as('admin'))(readAccount, { params: { accountId } })).version,
    pendingMail: async () => pendingMailOn(app, await taken()),
  };
}

export type Stagehand = ReturnType<typeof stagehand>;

export type Stage = (hand: Stagehand, name: PersonName) => Promise<Parts>;

const onCase = (make: (hand: Stagehand) => Promise<CaseId>): Stage => {
  return async (hand) => ({ params: { caseId: await make(hand) } });
};

/** What an endpoint's work needs besides a case that is taken; by endpoint, or by the parameter that names the thing. */
const STAGES: Readonly<Record<string, Stage>> = {
  'cases.take': onCase((hand) => hand.asked()),
  'cases.confirm': onCase((hand) => hand.answered('resolves')),
  'cases.reopen': onCase((hand) => hand.answered('resolves')),
  'cases.wait': onCase((hand) => hand.answered('next-word')),
  'cases.goOn': onCase((hand) => hand.waiting()),
  'cases.change': async (hand) => {
    const caseId = await hand.taken();
    return { params: { caseId }, ifMatch: (await hand.detail(caseId)).version };
  },
  'cases.judgeMail': (hand) => hand.pendingMail(),
  'cases.explainMyPromise': async (hand) => {
    const caseId = await hand.asked();
    const [promise] = (await hand.detail(caseId)).promises;
    return { params: { caseId, promiseId: promise?.id ?? '' } };
  },
  ...TROUBLESHOOTING_STAGES,
  ...REFERRAL_STAGES,
  ...IMPROVEMENT_STAGES,
  'reminders.setReminder': async (hand) => ({
    params: { caseId: await hand.taken() },
    body: { at: toIso(hand.app.clock.now() + MINUTE) },
  }),
  ...FEEDBACK_STAGES,
  ...CASE_WORK_STAGES,
  ...WRITING_STAGES,
  'cases.objectToMove': async (hand) => ({ params: await hand.moved() }),
  'cases.tryAgreement': async (hand) => ({
    params: { number: String((await hand.detail(await hand.taken())).number) },
    query: { agreementId: await hand.agreement() },
  }),
  ...PROMISE_STAGES,
  'cases.owed': async (hand) => {
    const { personId, until } = hand.dayAway(PEOPLE.ayse.id);
    return { params: { personId }, query: { until } };
  },
  ...CATALOGUE_STAGES,
  ...SITE_STAGES,
  ...PEOPLE_STAGES,
  absenceId: async (hand, name) => ({ params: { absenceId: await hand.absence(name) } }),
  caseId: onCase((hand) => hand.taken()),
  number: async (hand) => ({ params: { number: String((await hand.detail(await hand.taken())).number) } }),
  personId: async () => ({ params: { personId: PEOPLE.luc.id } }),
  tokenId: async (hand, name) => ({ params: { tokenId: await hand.tokenOf(name) } }),
  calendarId: async (hand) => ({ params: { calendarId: await hand.calendar() } }),
  agreementId: async (hand) => ({ params: { agreementId: await hand.agreement() } }),
  jobId: async (hand) => ({ params: { jobId: await hand.failedJob() } }),
  inboundMailId: async (hand) => ({ params: { inboundMailId: await hand.quarantined() } }),
  mailId: async (hand) => ({ params: { mailId: await hand.heldMail() } }),
  messageId: async (hand) => ({ params: { messageId: await hand.messageByMail() } }),
  mailbox: async (hand) => ({ params: { mailbox: await hand.mailbox() } }),
  templateId: async () => ({ params: { templateId: 'reply' } }),
  addressId: async (hand) => ({ params: { addressId: await hand.stoppedAddress() } }),
  accountId: async () => ({ params: { accountId: ACCOUNTS.north } }),
};

/** The thing that an endpoint is about, in a state in which it can do its work. `name` owns what has an owner. */
export async function stageFor(
  hand: Stagehand,
  given: { readonly name: string; readonly path: string; readonly owner: PersonName },
): Promise<Parts> {
  const parameter = /\{(\w+)\}/.exec(given.path)?.[1];
  if (parameter === undefined) return STAGES[given.name]?.(hand, given.owner) ?? {};
  const stage = STAGES[given.name] ?? STAGES[parameter];
  if (!stage) throw new Error(`Say in stages.ts where ${given.name} finds a ${parameter}.`);
  return stage(hand, given.owner);
}
