import { z } from 'zod';
import { ConsideredRule } from '#capabilities/agreements/contract.ts';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { Share } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { AgreementId } from '#kernel/ids.ts';
import { PERIODS } from '../domain/last-month.ts';
import { COUNTED_KINDS } from '../domain/under-draft.ts';
import { CaseKind } from './case.ts';
import { AccountRef, ServiceRef } from './refs.ts';

const FATES = ['kept', 'late', 'open'] as const;

/** What an agreement's draft would have owed a real case, beside what it was promised. */
export const AgreementTrial = z.object({
  case: z.object({
    number: z.int(),
    subject: z.string(),
    account: AccountRef,
    service: ServiceRef.nullable(),
    kind: CaseKind,
    priority: Priority,
    openedAt: z.string(),
  }),
  /** The rule that would answer, and all that were looked at with what keeps them from the case. */
  chosen: ConsideredRule.nullable(),
  considered: z.array(ConsideredRule),
  promises: z.array(
    z.object({
      kind: z.enum(COUNTED_KINDS),
      anchor: z.string(),
      /** As it was first promised; null where nothing was. */
      was: z
        .object({
          due: z.string(),
          fate: z.enum([...FATES, 'moved', 'withdrawn']),
          deliveredAt: z.string().nullable(),
          agreement: z.object({ id: AgreementId, name: z.string(), version: z.int(), rule: z.int() }).nullable(),
        })
        .nullable(),
      /** As it would have been, delivered at the same moment; null where it would not have been owed. */
      would: z.object({ due: z.string(), fate: z.enum(FATES) }).nullable(),
      same: z.boolean(),
    }),
  ),
  /** Words whose moment somebody named: no agreement moves them. */
  named: z.int(),
});

const Column = z.object({ n: z.int(), kept: z.int(), share: Share.nullable() });

const Comparison = z.object({
  was: Column,
  would: Column,
  /** Would not have been owed, would not be over yet, and would have been due at another moment. */
  notOwed: z.int(),
  open: z.int(),
  otherwise: z.int(),
});

/** How promises that were due went, and how they would have gone under an agreement's draft. */
export const AgreementMonth = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  all: Comparison,
  byKind: z.object({ 'first-response': Comparison, 'next-update': Comparison, resolve: Comparison }),
  cases: z.int(),
  /** Cases that another rule would have answered for. */
  answeredOtherwise: z.int(),
  /** So many promises were looked at, the latest, out of all. */
  looked: z.int(),
  total: z.int(),
});

/** What another agreement would have come to. */
export const trialEndpoints = {
  tryAgreement: endpoint({
    method: 'GET',
    path: '/cases/by-number/{number}/agreement-trial',
    summary: 'What the draft of an agreement would have owed this case, beside what it was promised',
    permission: 'agreement.manage',
    params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
    query: z.strictObject({ agreementId: AgreementId }),
    returns: AgreementTrial,
  }),
  agreementMonth: endpoint({
    method: 'GET',
    path: '/agreements/{agreementId}/last-month',
    summary: 'How the promises of the last full month went, and how they would have gone under the draft',
    permission: 'agreement.manage',
    params: z.strictObject({ agreementId: AgreementId }),
    query: z.strictObject({ period: z.enum(PERIODS).default('month') }),
    returns: AgreementMonth,
  }),
};
