import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { CaseId, PartyId, PersonId, PromiseId, ProviderId, ReferralId } from '#kernel/ids.ts';
import { isoInstant, line, prose, typed } from '#kernel/text.ts';
import { CONSENT_WAYS, PARTY_ANSWERS, REFERRAL_OUTCOMES } from './domain/referral.ts';

const website = z.url({ protocol: /^https?$/ }).max(300);

/** Somebody outside who can help, and how it went with them. */
export const PartyView = z.object({
  id: PartyId,
  name: z.string(),
  helpsWith: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  /** The three above in one line, as customers are told. */
  reach: z.string(),
  languages: z.string().nullable(),
  hours: z.string().nullable(),
  notes: z.string().nullable(),
  /** One of our providers. */
  provider: z.object({ id: ProviderId, name: z.string() }).nullable(),
  verifiedAt: z.string(),
  verifiedBy: z.string(),
  /** How often customers were told of them; asked whether it helped; answered; and were helped. */
  used: z.int(),
  lastUsed: z.string().nullable(),
  asked: z.int(),
  answered: z.int(),
  helped: z.int(),
  version: z.int(),
});

const NewEntry = z.strictObject({
  name: line(120),
  helpsWith: prose(1000),
  phone: line(60).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  website: website.nullable().default(null),
  languages: line(120).nullable().default(null),
  hours: line(200).nullable().default(null),
  notes: prose(2000).nullable().default(null),
  providerId: ProviderId.nullable().default(null),
});

/** Only what is stated changes; so nothing here has a default. */
const EntryChange = z.strictObject({
  name: line(120).optional(),
  helpsWith: prose(1000).optional(),
  phone: line(60).nullable().optional(),
  email: z.email().max(254).nullable().optional(),
  website: website.nullable().optional(),
  languages: line(120).nullable().optional(),
  hours: line(200).nullable().optional(),
  notes: prose(2000).nullable().optional(),
  providerId: ProviderId.nullable().optional(),
});

const Outcome = z.enum(REFERRAL_OUTCOMES);

/** To whom a case was referred, and what became of it. */
export const ReferralView = z.object({
  id: ReferralId,
  party: z.object({ id: PartyId, name: z.string(), notes: z.string().nullable() }),
  reach: z.string(),
  by: z.object({ id: PersonId, name: z.string() }),
  at: z.string(),
  /** What may be passed on, how they agreed, asked by whom and when; null: nothing about them leaves us. */
  consent: z.object({ passes: z.string(), how: z.enum(CONSENT_WAYS), askedBy: z.string(), at: z.string() }).nullable(),
  answer: z.object({ what: z.enum(PARTY_ANSWERS), words: z.string(), at: z.string() }).nullable(),
  /** When we ask whether they helped, as promised; null once we did, or where it is no longer owed. */
  followUp: z.object({ promiseId: PromiseId, due: z.string() }).nullable(),
  askedAt: z.string().nullable(),
  outcome: z.object({ what: Outcome, words: z.string(), by: z.enum(['customer', 'desk']), at: z.string() }).nullable(),
});

/** The same as its customer reads it. */
export const MyReferral = z.object({
  id: ReferralId,
  party: z.string(),
  reach: z.string(),
  /** What they may be told by us; null: nothing. */
  passes: z.string().nullable(),
  /** What they said when we asked them to help. */
  accepted: z.string().nullable(),
  askBy: z.string().nullable(),
  askedAt: z.string().nullable(),
  outcome: Outcome.nullable(),
});

const partyParams = z.strictObject({ partyId: PartyId });
const caseParams = z.strictObject({ caseId: CaseId });
const referralParams = caseParams.extend({ referralId: ReferralId });
const onReferral = { permission: 'referral.make', params: referralParams, returns: ReferralView } as const;

export const referralsContract = contract(
  'referrals',
  {
    'party.read': ['agent', 'lead', 'manager', 'admin'],
    'party.manage': ['manager', 'admin'],
    'referral.read': ['agent', 'lead', 'manager', 'admin'],
    'referral.make': ['agent', 'lead'],
    'referral.own': ['signed-in'],
  },
  {
    listParties: endpoint({
      method: 'GET',
      path: '/parties',
      summary: 'Who outside can help: all by name, or those that answer to what is needed, best first',
      permission: 'party.read',
      query: z.strictObject({ q: typed(300).optional() }),
      returns: z.object({ items: z.array(PartyView) }),
    }),
    addParty: endpoint({
      method: 'POST',
      path: '/parties',
      summary: 'Adds an outside party to the directory',
      permission: 'party.manage',
      creates: true,
      body: NewEntry,
      returns: PartyView,
      status: 201,
    }),
    changeParty: endpoint({
      method: 'PATCH',
      path: '/parties/{partyId}',
      summary: 'Changes what the directory says of a party',
      permission: 'party.manage',
      params: partyParams,
      ifMatch: 'optional',
      body: EntryChange,
      returns: PartyView,
    }),
    verifyParty: endpoint({
      method: 'PUT',
      path: '/parties/{partyId}/verification',
      summary: 'Says that somebody looked, and that what the directory says of a party is still right',
      permission: 'party.manage',
      params: partyParams,
      returns: PartyView,
    }),
    removeParty: endpoint({
      method: 'DELETE',
      path: '/parties/{partyId}',
      summary: 'Takes a party out of the directory; what was referred to it stays',
      permission: 'party.manage',
      params: partyParams,
      ifMatch: 'optional',
      returns: z.object({ done: z.literal(true) }),
    }),
    draftReferral: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/referral-draft',
      summary:
        'What a referral of this case would say: to the customer, with their consent and without, and to the party',
      permission: 'referral.make',
      params: caseParams,
      returns: z.object({
        /** In the customer's language; `{party}` and `{reach}` stand for who is chosen. */
        told: z.string(),
        agreed: z.string(),
        passes: z.string(),
        askBy: z.string(),
      }),
    }),
    referralsOfCase: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/referrals',
      summary: 'To whom outside this case was referred, newest first',
      permission: 'referral.read',
      params: caseParams,
      returns: z.object({ items: z.array(ReferralView) }),
    }),
    refer: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/referrals',
      summary:
        'Tells the customer who outside can help, and promises to ask whether they did. What may be passed on is what ' +
        'the customer agreed to; without it nothing about them leaves. The case stays ours and open',
      permission: 'referral.make',
      params: caseParams,
      creates: true,
      body: z.strictObject({
        partyId: PartyId,
        message: prose(5000),
        consent: z.strictObject({ passes: prose(4000), how: z.enum(CONSENT_WAYS) }).nullable(),
        askBy: isoInstant,
      }),
      returns: ReferralView,
      status: 201,
    }),
    recordPartyAnswer: endpoint({
      ...onReferral,
      method: 'PUT',
      path: '/cases/{caseId}/referrals/{referralId}/answer',
      summary: 'Records what the party said: they take it on and who there does, or they cannot. The owner stays',
      body: z.strictObject({ what: z.enum(PARTY_ANSWERS), words: line(300) }),
    }),
    askWhetherHelped: endpoint({
      ...onReferral,
      method: 'POST',
      path: '/cases/{caseId}/referrals/{referralId}/asking',
      summary: 'Asks the customer now whether they were helped, sooner than was promised',
    }),
    recordOutcome: endpoint({
      ...onReferral,
      method: 'PUT',
      path: '/cases/{caseId}/referrals/{referralId}/outcome',
      summary: 'Records whether they helped, as the customer told us',
      body: z.strictObject({ outcome: Outcome, words: prose(2000).optional() }),
    }),
    listMyReferrals: endpoint({
      method: 'GET',
      path: '/my/cases/{caseId}/referrals',
      summary: 'Who outside can help with my case, what they may be told, and whether it helped',
      permission: 'referral.own',
      params: caseParams,
      returns: z.object({ items: z.array(MyReferral) }),
    }),
    seeReferrals: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/shared-referrals',
      summary: 'Who outside can help with a case, as its requester reads it',
      permission: 'referral.read',
      params: caseParams,
      returns: z.object({ items: z.array(MyReferral) }),
    }),
    sayWhetherHelped: endpoint({
      method: 'PUT',
      path: '/my/cases/{caseId}/referrals/{referralId}/outcome',
      summary: 'Says whether somebody outside helped me. Unless all is well, we hear it as a message',
      permission: 'referral.own',
      params: referralParams,
      body: z.strictObject({ outcome: Outcome, words: prose(2000).optional() }),
      returns: z.object({ items: z.array(MyReferral) }),
    }),
  },
);
