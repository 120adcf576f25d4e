import { notesAbout } from '#capabilities/conversations/index.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fromIso, toIso } from '#kernel/time.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { ownFiles } from '#platform/files.ts';
import { served } from '#platform/serve/handlers.ts';
import { casesContract } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { caseWithDetail as after, onCase } from './answers.ts';
import { approvingHandlers } from './approving-routes.ts';
import { attributionOf } from './attribution.ts';
import { caseReaders } from './case-readers.ts';
import { customerHandlers } from './customer-routes.ts';
import { detailOf } from './detail.ts';
import { historyOf } from './history.ts';
import { linkingHandlers } from './linking-routes.ts';
import { saidEvent } from './live-events.ts';
import { liveHandlers } from './live-routes.ts';
import { mergingHandlers, messagesOf } from './merging-routes.ts';
import { agreementMonth } from './operations/agreement-month.ts';
import { answerEscalation } from './operations/answer-escalation.ts';
import { cancelCase } from './operations/cancel-case.ts';
import { assignCase, changeCase } from './operations/change-case.ts';
import { workerOf } from './operations/changing.ts';
import { reopenCase } from './operations/confirm-case.ts';
import { dropDraft, listDrafts, saveDraft } from './operations/drafts.ts';
import { judgeMail } from './operations/judge-mail.ts';
import { addMacro, changeMacro, listMacros, removeMacro } from './operations/macros.ts';
import { openCase } from './operations/open-case.ts';
import { beHere, leaveHere, whoIsHere } from './operations/presence.ts';
import { promiseCallback } from './operations/promise-callback.ts';
import { promisesToHandOver } from './operations/promises-to-hand-over.ts';
import { previewMacro, runMacro } from './operations/run-macro.ts';
import { seeAsCustomer } from './operations/see-as-customer.ts';
import { sendReply, takeBackReply } from './operations/send-reply.ts';
import { setNowLine } from './operations/set-now-line.ts';
import { takeBackChange } from './operations/take-back.ts';
import { takeCase } from './operations/take-case.ts';
import { tryAgreement } from './operations/try-agreement.ts';
import { goOnWithCase, waitWithCase } from './operations/wait.ts';
import { noteOnCase } from './operations/write-note.ts';
import { followingView } from './outgoing.ts';
import { portalHandlers } from './portal-routes.ts';
import { queueHandlers } from './queue-routes.ts';
import { searchCases } from './search.ts';
import { similarHandlers } from './similar-routes.ts';
import { splittingHandlers } from './splitting-routes.ts';
import { findByNumber } from './store.ts';
import { today } from './today.ts';
import { transferHandlers } from './transfer-routes.ts';

export const casesServed = served(casesContract, {
  ...portalHandlers,
  takeBack: (context, { params, ifMatch }) => after(context, takeBackChange(context, { ...params, ifMatch })),
  ...approvingHandlers,
  ...transferHandlers,
  ...similarHandlers,
  ...linkingHandlers,
  ...splittingHandlers,
  ...mergingHandlers,
  ...customerHandlers,
  ...queueHandlers,
  ...liveHandlers,
  today: async (context) => ok(await today(context)),
  searchCases: (context, { query }) => reading(context, async (tx) => ok(await searchCases(tx, context, query))),
  openCase: (context, { body }) => {
    const opened = openCase(context, {
      ...body,
      contactedAt: context.now,
      takenBy: body.takeIt ? workerOf(context) : undefined,
      liveEvent: body.liveEvent && saidEvent(body.liveEvent, context),
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
  seeAsCustomer: (context, { params }) => seeAsCustomer(context, params.caseId),
  listMessages: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await messagesOf(tx, context, row) })),
  listNotes: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await notesAbout(tx, caseSubject(row.id)) })),
  caseReaders: (context, { params }) =>
    onCase(context, params.caseId, async (tx, row) => ({ items: await caseReaders(tx, context, row) })),
  answerEscalation: (context, { params, body }) =>
    after(context, answerEscalation(context, { ...params, text: body.text, nextBy: fromIso(body.nextBy) })),
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
    const sent = await sendReply(context, { ...params, ...body, next });
    if (!sent.ok) return sent;
    const { messageId, leavesAt } = sent.value;
    const detail = await after(context, Promise.resolve(ok(sent.value.case)));
    return detail.ok
      ? ok({ messageId, leavesAt: leavesAt === null ? null : toIso(leavesAt), case: detail.value })
      : detail;
  },
  takeBackReply: async (context, { params }) => {
    const back = await takeBackReply(context, params);
    if (!back.ok) return back;
    const { text, next, fileIds, seenMessageId } = back.value.outgoing;
    const files = [...(await transaction(context, (tx) => ownFiles(tx, context, fileIds)))];
    const detail = await after(context, Promise.resolve(ok(back.value.case)));
    return detail.ok ? ok({ text, next: followingView(next), files, seenMessageId, case: detail.value }) : detail;
  },
  listMacros: (context) => listMacros(context),
  addMacro: (context, { body }) => addMacro(context, body),
  changeMacro: (context, { params, body, ifMatch }) => changeMacro(context, { ...params, ...body, ifMatch }),
  removeMacro: (context, { params, ifMatch }) => removeMacro(context, { ...params, ifMatch }),
  previewMacro: (context, { params }) => previewMacro(context, params),
  runMacro: (context, { params, body }) => after(context, runMacro(context, { ...params, ...body })),
  whoIsHere: (context, { params }) => whoIsHere(context, params),
  beHere: (context, { params, body }) => beHere(context, { ...params, ...body }),
  leaveHere: (context, { params }) => leaveHere(context, params),
  listDrafts: (context, { params }) => listDrafts(context, params),
  saveDraft: (context, { params, body }) => saveDraft(context, { ...params, ...body }),
  dropDraft: (context, { params }) => dropDraft(context, params),
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
  reopen: (context, { params, body, ifMatch }) => after(context, reopenCase(context, { ...params, ...body, ifMatch })),
  promiseCallback: (context, { params, body }) =>
    after(context, promiseCallback(context, { ...params, due: fromIso(body.due), text: body.text })),
  change: (context, { params, body, ifMatch }) => after(context, changeCase(context, { ...params, ...body, ifMatch })),
});
