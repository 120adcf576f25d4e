import { z } from 'zod';
import { FileView } from '#capabilities/conversations/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { MessageId, NoteId, PersonId } from '#kernel/ids.ts';
import { prose, typed } from '#kernel/text.ts';
import { DRAFT_KINDS } from '../domain/following.ts';
import { CaseDetail } from './case.ts';
import { caseParams, fileIds } from './params.ts';
import { Draft, NextWord, Present } from './writing.ts';

/** What is written on a case, and who is at it. */
export const composingEndpoints = {
  reply: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/messages',
    summary: 'Writes to the customer, and says when they hear next',
    permission: 'case.reply',
    params: caseParams,
    creates: true,
    body: z.strictObject({
      text: prose(50_000),
      next: NextWord,
      /** How it was said already; then it is recorded as said, and no mail goes out. */
      spoken: z.enum(['phone', 'walk-up', 'chat']).optional(),
      fileIds,
      /** The last message that the writer had seen: a newer one from the customer refuses the reply once. */
      seenMessageId: MessageId.optional(),
      /** For so many seconds it can be taken back; until then nothing of it happens. 0 sends it at once. */
      undoFor: z.int().min(0).max(30).default(0),
    }),
    /** `leavesAt` is null once it has left. */
    returns: z.object({ messageId: MessageId, leavesAt: z.string().nullable(), case: CaseDetail }),
    status: 201,
  }),
  takeBackReply: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/outgoing/{messageId}',
    summary: 'Takes back my reply that has not left, and answers what it said',
    permission: 'case.reply',
    params: caseParams.extend({ messageId: MessageId }),
    returns: z.object({
      text: z.string(),
      next: NextWord,
      files: z.array(FileView),
      seenMessageId: MessageId.nullable(),
      case: CaseDetail,
    }),
  }),
  writeNote: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/notes',
    summary: 'Writes a note that only the team reads',
    permission: 'note.write',
    params: caseParams,
    creates: true,
    body: z.strictObject({
      text: prose(50_000),
      fileIds,
      /** Colleagues whom it names; they are told of it. */
      mentions: z.array(PersonId).max(20).default([]),
    }),
    returns: z.object({ noteId: NoteId }),
    status: 201,
  }),
  whoIsHere: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/presence',
    summary: 'Who else of the desk is on this case’s page now, and whether they write; never for customers',
    permission: 'presence.own',
    params: caseParams,
    returns: z.object({ items: z.array(Present) }),
  }),
  beHere: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/presence',
    summary: 'Says that I am on this case’s page, and what I do; it holds for 45 seconds',
    permission: 'presence.own',
    params: caseParams,
    body: z.strictObject({ doing: Present.shape.doing }),
    returns: z.object({ done: z.literal(true) }),
  }),
  leaveHere: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/presence',
    summary: 'Says that I have left this case’s page',
    permission: 'presence.own',
    params: caseParams,
    returns: z.object({ done: z.literal(true) }),
  }),
  listDrafts: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/drafts',
    summary: 'What I have begun to write on this case and not sent; a draft is nobody else’s',
    permission: 'draft.own',
    params: caseParams,
    returns: z.object({ items: z.array(Draft) }),
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/drafts/{kind}',
    summary: 'Keeps what I am writing, so that it is there on another device and after the session has ended',
    permission: 'draft.own',
    params: caseParams.extend({ kind: z.enum(DRAFT_KINDS) }),
    body: z.strictObject({ text: typed(50_000).min(1), seenMessageId: MessageId.optional() }),
    returns: z.object({ savedAt: z.string() }),
  }),
  dropDraft: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/drafts/{kind}',
    summary: 'Throws away what I had begun to write',
    permission: 'draft.own',
    params: caseParams.extend({ kind: z.enum(DRAFT_KINDS) }),
    returns: z.object({ done: z.literal(true) }),
  }),
};
