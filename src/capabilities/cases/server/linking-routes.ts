import type { z } from 'zod';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { CaseLinks } from '../contract/linking.ts';
import type { casesContract } from '../contract.ts';
import type { Case } from '../domain/case.ts';
import { onCase } from './answers.ts';
import { linkedTo } from './link-store.ts';
import { joinCase, leaveCase } from './operations/join-cases.ts';
import { linkCases, unlinkCases } from './operations/link-cases.ts';
import { partsOf } from './parts-store.ts';
import { findReadable, justChanged } from './store.ts';
import type { CaseRow } from './tables.ts';
import { summariesOf } from './views.ts';

type Linking = Pick<
  Handlers<typeof casesContract>,
  'listLinks' | 'linkCases' | 'unlinkCases' | 'joinCase' | 'leaveCase'
>;
type Links = z.output<typeof CaseLinks>;

async function linksOf(tx: Tx, { actor }: Context, row: CaseRow): Promise<Links> {
  const [rows, parts, parent] = await Promise.all([
    linkedTo(tx, actor, row.id),
    partsOf(tx, actor, row.id),
    row.parent_id === null ? null : findReadable(tx, actor, row.parent_id),
  ]);
  const summaries = await summariesOf(tx, rows);
  const relations = new Map(rows.map(({ id, relation }) => [id, relation]));
  const [above] = await summariesOf(tx, parent ? [parent] : []);
  return {
    parent: above ?? null,
    parts: await summariesOf(tx, parts),
    items: summaries.flatMap((summary) => {
      const relation = relations.get(summary.id);
      return relation ? [{ relation, case: summary }] : [];
    }),
  };
}

/** The links of a case as they stand after a change, in the change's own transaction. */
async function withLinks(context: Context, changed: Promise<Result<{ id: Case['id'] }>>): Promise<Result<Links>> {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => ok(await linksOf(tx, context, await justChanged(tx, outcome.value.id))));
}

/** The endpoints that say how cases stand to each other. */
export const linkingHandlers: Linking = {
  listLinks: (context, { params }) => onCase(context, params.caseId, (tx, row) => linksOf(tx, context, row)),
  linkCases: (context, { params, body }) => withLinks(context, linkCases(context, { ...params, ...body })),
  unlinkCases: (context, { params }) => withLinks(context, unlinkCases(context, params)),
  joinCase: (context, { params, body }) => withLinks(context, joinCase(context, { ...params, ...body })),
  leaveCase: (context, { params }) => withLinks(context, leaveCase(context, params)),
};
