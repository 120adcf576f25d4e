import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, PersonId, ServiceId, TeamId, TransferId } from '#kernel/ids.ts';
import type { Case } from './case.ts';
import { decideAccept, decideGiveBack, decideOffer, decideTakeBack, isOfferedTo } from './transfer.ts';

const id = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const AYSE = { id: PersonId.parse(id(1)), name: 'Ayse' };
const JAN = { id: PersonId.parse(id(2)), name: 'Jan', teams: [] };
const FIELD = TeamId.parse(id(11));
const FEMI = { id: PersonId.parse(id(3)), name: 'Femi', teams: [FIELD] };
const offerId = TransferId.parse(id(21));
const now = 1_000;

const owned: Case = {
  id: CaseId.parse(id(31)),
  accountId: AccountId.parse(id(32)),
  kind: 'incident',
  state: 'in-progress',
  waiting: null,
  colleaguesSee: false,
  subject: 'The screen is black',
  goal: null,
  serviceId: ServiceId.parse(id(33)),
  requesterId: PersonId.parse(id(34)),
  ownerId: AYSE.id,
  assigneeId: AYSE.id,
  teamId: TeamId.parse(id(12)),
  channel: 'portal',
  priority: 'P3',
  statedUrgency: 'medium',
  assessedUrgency: 'medium',
  now: null,
  lastCustomerWordAt: 0,
  lastTeamWordAt: null,
  lastCustomerMessageId: null,
  unanswered: true,
  unreached: null,
  offer: null,
  mergedInto: null,
  parentId: null,
  openedAt: 0,
  resolvedAt: null,
  closedAt: null,
  version: 1,
};
const toJan = { kind: 'person', personId: JAN.id, name: 'Jan' } as const;
const toField = { kind: 'team', teamId: FIELD, name: 'Field' } as const;

function offered(to: typeof toJan | typeof toField): Case {
  const decided = decideOffer(owned, AYSE, { id: offerId, to, now });
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.case;
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? null : result.refusal?.code);

describe('an offer', () => {
  it('leaves the case with its owner until somebody accepts', () => {
    expect(offered(toJan)).toMatchObject({ ownerId: AYSE.id, assigneeId: AYSE.id, offer: { personId: JAN.id } });
  });

  it('takes a case that nobody had, so that somebody owns it', () => {
    const decided = decideOffer({ ...owned, ownerId: null, state: 'new' }, AYSE, { id: offerId, to: toJan, now });
    expect(decided).toMatchObject({ ok: true, value: { case: { ownerId: AYSE.id } } });
  });

  it('is the owner’s to make, once, and to somebody else', () => {
    const ask = { id: offerId, to: toJan, now };
    expect(codeOf(decideOffer(owned, JAN, ask))).toBe('case.transfer-not-owner');
    expect(codeOf(decideOffer(offered(toJan), AYSE, ask))).toBe('case.transfer-pending');
    const self = { ...toJan, personId: AYSE.id };
    expect(codeOf(decideOffer(owned, AYSE, { ...ask, to: self }))).toBe('case.transfer-to-oneself');
    expect(codeOf(decideOffer({ ...owned, state: 'closed' }, AYSE, ask))).toBe('case.not-open');
  });

  it('is for the person named, or for whoever of the team, never for the giver', () => {
    expect(isOfferedTo(offered(toJan), JAN)).toBe(true);
    expect(isOfferedTo(offered(toJan), FEMI)).toBe(false);
    expect(isOfferedTo(offered(toField), FEMI)).toBe(true);
    expect(isOfferedTo(offered(toField), { id: AYSE.id, teams: [FIELD] })).toBe(false);
  });
});

describe('the answer', () => {
  it('accepted, makes the receiver owner and does the next step where the giver did', () => {
    const accepted = decideAccept(offered(toJan), JAN, 'Ayse');
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        case: { ownerId: JAN.id, assigneeId: JAN.id, teamId: owned.teamId, offer: null },
        facts: [{ kind: 'case.taken', data: { owner: 'Jan', before: 'Ayse' } }],
      },
    });
  });

  it('leaves the next step with who else does it', () => {
    const helped = { ...offered(toJan), assigneeId: FEMI.id };
    expect(decideAccept(helped, JAN, 'Ayse')).toMatchObject({ value: { case: { assigneeId: FEMI.id } } });
  });

  it('accepted by one of a team, brings the case to that team', () => {
    expect(decideAccept(offered(toField), FEMI, 'Ayse')).toMatchObject({
      value: { case: { ownerId: FEMI.id, teamId: FIELD } },
    });
  });

  it('is only the receiver’s, and only while it waits', () => {
    expect(codeOf(decideAccept(offered(toJan), FEMI, 'Ayse'))).toBe('case.transfer-not-yours');
    expect(codeOf(decideAccept(owned, JAN, 'Ayse'))).toBe('case.no-transfer');
    expect(codeOf(decideGiveBack(owned, JAN, { giver: 'Ayse', reason: 'No' }))).toBe('case.no-transfer');
    expect(codeOf(decideTakeBack(offered(toJan), JAN))).toBe('case.transfer-not-owner');
  });

  it('given or taken back, leaves everything as it was', () => {
    const back = decideGiveBack(offered(toJan), JAN, { giver: 'Ayse', reason: 'I am on a train.' });
    expect(back).toMatchObject({ value: { case: { ownerId: AYSE.id, offer: null } } });
    expect(decideTakeBack(offered(toJan), AYSE)).toMatchObject({ value: { case: { ownerId: AYSE.id, offer: null } } });
  });
});
