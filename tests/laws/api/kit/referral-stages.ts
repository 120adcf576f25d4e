import { referralsContract } from '#capabilities/referrals/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { DAY, toIso } from '#kernel/time.ts';
import type { TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

const { addParty, refer } = referralsContract.endpoints;

/** Makes outside parties, and cases that are referred to one. */
export function referralHand(app: TestApp, taken: () => Promise<CaseId>) {
  async function listed() {
    const admin = await app.as('admin');
    const body = { name: 'City Rail', helpsWith: 'Things left on trains', phone: '030 1', notes: 'Be patient' };
    return (await admin(addParty, { body: body as never })).id;
  }
  async function referring() {
    return {
      partyId: await listed(),
      message: 'Example: they can help.',
      consent: null,
      askBy: toIso(app.clock.now() + DAY),
    };
  }
  async function referred() {
    const ayse = await app.as('ayse');
    const params = { caseId: await taken() };
    return { ...params, referralId: (await ayse(refer, { params, body: await referring() })).id };
  }
  return { listed, referring, referred };
}

const onReferral: Stage = async (hand) => ({ params: await hand.referred() });

export const REFERRAL_STAGES: Readonly<Record<string, Stage>> = {
  partyId: async (hand) => ({ params: { partyId: await hand.listed() } }),
  'referrals.refer': async (hand) => ({ params: { caseId: await hand.taken() }, body: await hand.referring() }),
  'referrals.recordPartyAnswer': onReferral,
  'referrals.askWhetherHelped': onReferral,
  'referrals.recordOutcome': onReferral,
  'referrals.sayWhetherHelped': onReferral,
};

/** A referral on every case. */
export async function fillReferrals(app: TestApp): Promise<void> {
  await app.sql(
    `with party as (
       insert into referrals.party (id, name, helps_with, phone, verified_at, verified_by)
       values (gen_random_uuid(), 'Party', 'All', '1', now(), 'A') returning id
     )
     insert into referrals.referral
       (id, case_id, account_id, party_id, party_name, reach, by_id, by_name, made_at, follow_up_id)
     select gen_random_uuid(), c.id, c.account_id, party.id, 'Party', '1', c.requester_id, 'A', c.opened_at,
       gen_random_uuid()
     from cases."case" c, party`,
  );
}

/** What the desk keeps in mind about every customer of a case. */
export async function fillCustomers(app: TestApp): Promise<void> {
  await app.sql(
    `insert into cases.customer (person_id, account_id, notes, changed_by, changed_at)
     select distinct on (requester_id) requester_id, account_id, 'Be kind', 'A', now() from cases."case"`,
  );
}

/** A missed call about every case. */
export async function fillCalls(app: TestApp): Promise<void> {
  await app.sql(
    `insert into calls.missed_call (id, case_id, account_id, caller_id, called_at, recorded_at, told_by)
     select gen_random_uuid(), id, account_id, requester_id, opened_at, opened_at, requester_id from cases."case"`,
  );
}
