import { z } from 'zod';
import { messagesAbout, notesAbout } from '#capabilities/conversations/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { served } from '#platform/serve/handlers.ts';
import { casesContract } from '../contract.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { attributionOf } from './attribution.ts';
import { countViews } from './count-views.ts';
import { type Detail, detailOf } from './detail.ts';
import { historyOf } from './history.ts';
import { listQueue, searchRows } from './lists.ts';
import { agreementMonth } from './operations/agreement-month.ts';
import { cancelCase } from './operations/cancel-case.ts';
import { assignCase, changeCase } from './operations/change-case.ts';
import { workerOf } from './operations/changing.ts';
import { reopenCase } from './operations/confirm-case.ts';
import { judgeMail } from './operations/judge-mail.ts';
import { mergeCases } from './operations/merge-cases.ts';
import { openCase } from './operations/open-case.ts';
import { promiseCallback } from './operations/promise-callback.ts';
import { promisesToHandOver } from './operations/promises-to-hand-over.ts';
import { replyToCustomer } from './operations/reply.ts';
import { setNowLine } from './operations/set-now-line.ts';
import { takeCase } from './operations/take-case.ts';
import { tryAgreement } from './operations/try-agreement.ts';
import { goOnWithCase, waitWithCase } from './operations/wait.ts';
import { noteOnCase } from './operations/write-note.ts';
import { portalHandlers } from './portal-routes.ts';
import { findByNumber, findReadable } from './store.ts';
import type { CaseRow } from './tables.ts';
import { today } from './today.ts';
import { summariesOf } from './views.ts';

const cursor = z.tuple([z.number().nullable(), z.uuid()]);

/** Reads one case as the asker may, or answers 404 as for one that never was. */
function onCase<T>(context: Context, id: Case['id'], work: (tx: Tx, row: CaseRow) => Promise<T>): Promise<Result<T>> {
  return reading(context, async (tx) => {
    const row = await findReadable(tx, context.actor, id);
    return row ? ok(await work(tx, row)) : refuse('not-found', 404);
  });
}

/** The case as it stands after a change, in the change's own transaction. */
async function after(context: Context, changed: Promise<Result<{ id: Case['id'] }>>): Promise<Result<Detail>> {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, outcome.value.id);
    // An agent who hands a case to a team of others may lose sight of it; the change stands.
    return row ? ok(await detailOf(tx, context, row)) : refuse('case.out-of-sight', 404);
  });
}

export const casesServed = served(casesContract, {
  ...portalHandlers,
  today: async (context) => ok(await today(context)),
  listCases: (context, { query }) =>
    reading(context, async (tx) => {
      const key = keyOf(query.cursor, cursor);
      const from = key ? { key: key[0], id: key[1] } : null;
      const rows = await listQueue(tx, context.actor, query, { limit: query.limit, after: from });
      const newest = query.show === 'closed' || query.show === 'all';
      const page = pageOf(rows, query.limit, (row) => [newest ? row.opened_at : row.next_due_at, row.id]);
      return ok({ items: await summariesOf(tx, page.items), next: page.next });
    }),
  countCases: async (context) => ok(await countViews(context)),
  searchCases: (context, { query }) =>
    reading(context, async (tx) => {
      const items = await summariesOf(tx, await searchRows(tx, context.actor, query.q, query.limit));
      return ok({ items: items.map((item) => ({ ...item, excerpt: item.subject })) });
    }),
  openCase: (context, { body }) => {
    const opened = openCase(context, {
      ...body,
      contactedAt: context.now,
      takenBy: body.takeIt ? workerOf(context) : undefined,
    });
    return after(
      context,
      opened.then((result) => (result.ok ? ok(result.value.case) : result)),
    );
  },
  getCase: (context, { params }) => onCase(context, params.caseId, (tx, row) => detailOf(tx, context, row)),
  findCase: (context, { params }) =>
    reading(context, async (tx) => {
      const row = await findByNumber(tx, context.actor, params.number);
      return row ? ok({ id: row.id }) : refuse('not-found', 404);
    }),
  tryAgreement: (context, { params, query }) => tryAgreement(context, { ...params, ...query }),
  agreementMonth: (context, { params, query }) => agreementMonth(context, { ...params, ...query }),
  listMessages: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await messagesAbout(tx, caseSubject(row.id)) })),
  listNotes: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await notesAbout(tx, caseSubject(row.id)) })),
  judgeMail: (context, { params, body }) => after(context, judgeMail(context, { ...params, ...body })),
  caseHistory: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await historyOf(tx, row.id) })),
  attribution: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ attribution: await attributionOf(tx, context, row) })),
  owed: (context, { params, query }) =>
    promisesToHandOver(context, {
      ...params,
      standInId: query.standInId,
      from: Math.max(context.now, query.from === undefined ? context.now : fromIso(query.from)),
      until: fromIso(query.until),
    }),
  take: (context, { params, ifMatch }) => after(context, takeCase(context, { ...params, ifMatch })),
  assign: (context, { params, body, ifMatch }) => after(context, assignCase(context, { ...params, ...body, ifMatch })),
  setNowLine: (context, { params, body, ifMatch }) =>
    after(context, setNowLine(context, { ...params, ...body, ifMatch })),
  reply: async (context, { params, body }) => {
    const next = body.next.follow === 'next-word' ? { ...body.next, by: fromIso(body.next.by) } : body.next;
    const replied = await replyToCustomer(context, { ...params, ...body, next });
    if (!replied.ok) return replied;
    const detail = await after(context, Promise.resolve(ok(replied.value.case)));
    return detail.ok ? ok({ messageId: replied.value.messageId, case: detail.value }) : detail;
  },
  writeNote: (context, { params, body }) => noteOnCase(context, { ...params, ...body }),
  wait: (context, { params, body, ifMatch }) =>
    after(
      context,
      waitWithCase(context, {
        ...params,
        ...body,
        ifMatch,
        providerId: body.providerId ?? null,
        until: body.until === undefined ? null : fromIso(body.until),
        attempts: body.attempts?.map((one) => ({ ...one, at: fromIso(one.at) })) ?? null,
      }),
    ),
  goOn: (context, { params, ifMatch }) => after(context, goOnWithCase(context, { ...params, ifMatch })),
  cancel: (context, { params, body, ifMatch }) => after(context, cancelCase(context, { ...params, ...body, ifMatch })),
  merge: (context, { params, body, ifMatch }) => after(context, mergeCases(context, { ...params, ...body, ifMatch })),
  reopen: (context, { params, body, ifMatch }) => after(context, reopenCase(context, { ...params, ...body, ifMatch })),
  promiseCallback: (context, { params, body }) =>
    after(context, promiseCallback(context, { ...params, due: fromIso(body.due), text: body.text })),
  change: (context, { params, body, ifMatch }) => after(context, changeCase(context, { ...params, ...body, ifMatch })),
});
