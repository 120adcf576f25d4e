import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { PromiseRow } from '#capabilities/promises/contract.ts';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, AgreementId, CalendarId, PersonId, PromiseId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { isoInstant, LANGUAGES, line, prose } from '#kernel/text.ts';
import { CASE_KINDS, COMMITMENT_KINDS, STANDING_GROUNDS } from './domain/index.ts';

/** Who promises whom; `accountId` null is everybody, `toTeamId` null the desk. */
export const Parties = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sla'), accountId: AccountId.nullable() }),
  z.strictObject({ kind: z.literal('ola'), teamId: TeamId, toTeamId: TeamId.nullable() }),
  z.strictObject({ kind: z.literal('uc'), providerId: ProviderId }),
]);

const cutOff = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Open minutes, or the close or cut-off of the n-th business day. */
const Within = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('budget'), minutes: z.int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('businessDays'), n: z.int().min(0).max(1000), cutOff: cutOff.nullable() }),
]);

/** Conditions and calendars that are null: any case, and the agreement's own calendar. */
export const Rule = z.strictObject({
  number: z.int().min(1).max(100_000),
  serviceId: ServiceId.nullable(),
  caseKind: z.enum(CASE_KINDS).nullable(),
  priority: Priority.nullable(),
  owes: z
    .array(z.strictObject({ kind: z.enum(COMMITMENT_KINDS), within: Within, calendarId: CalendarId.nullable() }))
    .max(10),
});

export const AgreementTerms = z.strictObject({ calendarId: CalendarId, rules: z.array(Rule).max(200) });

export const Agreement = z.object({
  id: AgreementId,
  name: z.string(),
  parties: Parties,
  /** The house’s promises to everybody: they answer wherever no other agreement does. */
  standing: z.boolean(),
  draft: AgreementTerms.nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      effectiveFrom: z.string(),
      publishedAt: z.string(),
      publishedBy: PersonId.nullable(),
      /** Who published it; null when the program did. */
      publisher: z.object({ id: PersonId, name: z.string() }).nullable(),
      terms: AgreementTerms,
    }),
  ),
  version: z.int(),
});

const CONDITIONS = ['account', 'service', 'kind', 'priority'] as const;

/** A rule that was looked at, and what keeps it from the case. */
export const ConsideredRule = z.object({
  agreementId: AgreementId,
  agreementName: z.string(),
  version: z.int(),
  rule: Rule,
  misses: z.array(z.enum(CONDITIONS)),
});

/** An open promise of an older version, and what other terms of its agreement would make of it. */
export const TouchedPromise = PromiseRow.extend({
  touch: z.enum(['later', 'earlier', 'unchanged', 'late', 'stands']),
  /** Why it stands: nothing in the terms says when it would be due. */
  ground: z.enum(STANDING_GROUNDS).nullable(),
  /** When its rule would owe it; null where it stands. */
  newDue: z.string().nullable(),
  /** The version that it was made under, and the number of its rule. */
  pinned: z.int(),
  rule: z.int(),
  /** What the customer would be told, in their language, unless somebody says it otherwise. */
  told: z.object({ language: z.enum(LANGUAGES), reason: z.string(), words: z.string() }).nullable(),
});

const agreementParams = z.strictObject({ agreementId: AgreementId });

export const agreementsContract = contract(
  'agreements',
  {
    'agreement.read': ['agent', 'lead', 'manager', 'admin'],
    'agreement.manage': ['admin'],
    'agreement.renegotiate': ['admin'],
  },
  {
    listAgreements: endpoint({
      method: 'GET',
      path: '/agreements',
      summary: 'Agreements with customers, teams and providers, by name, with every version',
      permission: 'agreement.read',
      query: z.strictObject(paging),
      returns: page(Agreement),
    }),
    createAgreement: endpoint({
      method: 'POST',
      path: '/agreements',
      summary: 'Adds an agreement as a draft; it promises nothing until it is published',
      permission: 'agreement.manage',
      creates: true,
      body: z.strictObject({ name: line(120), parties: Parties, terms: AgreementTerms }),
      returns: Agreement,
      status: 201,
    }),
    getAgreement: endpoint({
      method: 'GET',
      path: '/agreements/{agreementId}',
      summary: 'One agreement with its draft and every version',
      permission: 'agreement.read',
      params: agreementParams,
      returns: Agreement,
    }),
    saveDraft: endpoint({
      method: 'PUT',
      path: '/agreements/{agreementId}/draft',
      summary: 'Keeps what is being written for the next version',
      permission: 'agreement.manage',
      params: agreementParams,
      ifMatch: 'optional',
      body: z.strictObject({ terms: AgreementTerms }),
      returns: Agreement,
    }),
    publishAgreement: endpoint({
      method: 'POST',
      path: '/agreements/{agreementId}/versions',
      summary: 'Publishes the draft as the next version; what was promised before stays as it was promised',
      permission: 'agreement.manage',
      params: agreementParams,
      ifMatch: 'optional',
      body: z.strictObject({ effectiveFrom: isoInstant.optional() }),
      returns: Agreement,
    }),
    listTouched: endpoint({
      method: 'GET',
      path: '/agreements/{agreementId}/touched',
      summary: 'Open promises of older versions, and when their rules would owe them now; nothing is changed',
      permission: 'agreement.manage',
      params: agreementParams,
      query: z.strictObject({
        ...paging,
        /** Under the draft, or under the version that was published last. */
        of: z.enum(['draft', 'published']).default('draft'),
        /** What would be due otherwise, or what stands because nothing says when it would be. */
        show: z.enum(['moves', 'stands']).default('moves'),
      }),
      returns: page(TouchedPromise).extend({
        /** From this page on. */
        counts: z.object({ later: z.int(), earlier: z.int(), unchanged: z.int(), late: z.int(), stands: z.int() }),
        /** So many were looked at, out of all. */
        looked: z.int(),
        all: z.int(),
      }),
    }),
    renegotiateTouched: endpoint({
      method: 'POST',
      path: '/agreements/{agreementId}/renegotiations',
      summary: 'Moves chosen open promises to what the newest version owes, and tells the customers; each by itself',
      permission: 'agreement.renegotiate',
      params: agreementParams,
      creates: true,
      body: z.strictObject({
        moves: z
          .array(
            z.strictObject({
              promiseId: PromiseId,
              /** As it was seen: what changed since then is refused. */
              version: z.int().min(1),
              due: isoInstant,
              reason: prose(500),
              words: prose(2000).optional(),
            }),
          )
          .min(1)
          .max(100),
      }),
      returns: z.object({
        items: z.array(
          z.object({
            promiseId: PromiseId,
            successor: z.object({ id: PromiseId, due: z.string() }).nullable(),
            refused: z.object({ code: z.string(), sentence: z.string() }).nullable(),
          }),
        ),
      }),
      status: 201,
    }),
    chooseRule: endpoint({
      method: 'GET',
      path: '/agreement-choice',
      summary: 'Which rule says what is owed for such a case now, and what keeps the other rules from it',
      permission: 'agreement.read',
      query: z.strictObject({
        accountId: AccountId,
        serviceId: ServiceId,
        caseKind: z.enum(CASE_KINDS),
        priority: Priority,
      }),
      returns: z.object({ chosen: ConsideredRule.nullable(), considered: z.array(ConsideredRule) }),
    }),
  },
);
