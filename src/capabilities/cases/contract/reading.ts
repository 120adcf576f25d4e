import { z } from 'zod';
import { NoteView } from '#capabilities/conversations/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { PersonId } from '#kernel/ids.ts';
import { CaseMessage } from './merging.ts';
import { caseParams } from './params.ts';
import { HistoryEntry, SeenAsCustomer } from './story.ts';

/** What a case holds for the desk. */
export const readingEndpoints = {
  listMessages: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/messages',
    summary: 'What was said between the customer and us, oldest first',
    permission: 'case.read',
    params: caseParams,
    returns: z.object({ items: z.array(CaseMessage) }),
  }),
  listNotes: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/notes',
    summary: 'What the team wrote for itself, oldest first',
    permission: 'note.read',
    params: caseParams,
    returns: z.object({ items: z.array(NoteView) }),
  }),
  caseReaders: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/readers',
    summary: 'Who else of the desk may read this case: the colleagues whom a note about it may name',
    permission: 'note.write',
    params: caseParams,
    returns: z.object({ items: z.array(z.object({ id: PersonId, name: z.string() })) }),
  }),
  seeAsCustomer: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/customer-view',
    summary:
      'The story of a case exactly as its requester reads it, with their rights; that it was looked at is recorded',
    permission: 'case.read',
    params: caseParams,
    returns: SeenAsCustomer,
  }),
  caseHistory: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/history',
    summary: 'Everything that happened to the case, oldest first',
    permission: 'case.read',
    params: caseParams,
    returns: z.object({ items: z.array(HistoryEntry) }),
  }),
};
