import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId, NoteId } from '#kernel/ids.ts';
import type { TestApp } from '#tests/harness/index.ts';

const ORIGIN = {
  ...{ html: null, newPart: 'I sit next to Maria.', messageIdHeader: null, inReplyTo: [] },
  ...{ unverifiedSender: true, doubtfulText: false, protection: null, calendar: null },
};

/** Makes a note, or all notes, look as if they were a stranger's words by mail that wait for the team. */
export async function letWait(app: TestApp, noteId: NoteId | null): Promise<void> {
  await app.sql(
    `with wanted as (
       select note.*, gen_random_uuid() as mail_id from conversations.note note where note.id = coalesce($1, note.id)
     ), mail as (
       insert into conversations.inbound_mail (id, hash, envelope_from, envelope_to, remote_address, received_at)
       select mail_id, platform.store_content('a mail'), 'zoe@sand.example', '{}', '192.0.2.1', now() from wanted
     )
     insert into conversations.pending_mail (note_id, account_id, subject_kind, subject_id, inbound_mail_id,
       author_name, address, reason, origin)
     select id, account_id, subject_kind, subject_id, mail_id, 'Zoë Sand', 'zoe@sand.example', 'someone-new',
       jsonb_build_object('inboundMailId', mail_id) || $2::jsonb
     from wanted`,
    [noteId, JSON.stringify(ORIGIN)],
  );
}

/** Words by mail of a stranger, which wait in this case. */
export async function pendingMailOn(app: TestApp, caseId: CaseId) {
  const ayse = await app.as('ayse');
  const body = { text: 'I sit next to Maria.' };
  const { noteId } = await ayse(casesContract.endpoints.writeNote, { params: { caseId }, body });
  await letWait(app, noteId);
  return { params: { caseId, noteId } };
}

/** An address to which our mail goes no more. */
export async function stoppedAddressIn(app: TestApp): Promise<string> {
  const [address] = await app.sql<{ id: string }>(
    `insert into conversations.failing_address (id, address, score, stopped_at, words)
     values (gen_random_uuid(), gen_random_uuid() || '@harbour.example', 1, now(), '5.1.1') returning id`,
  );
  return address?.id ?? '';
}

/** The first message of this case, as if it had come as HTML. */
export async function messageByMailOn(app: TestApp, caseId: CaseId): Promise<string> {
  const asHtml = `update conversations.message set html = '<p>Hello</p>' where subject_id = $1 returning id`;
  const [message] = await app.sql<{ id: string }>(asHtml, [caseId]);
  return message?.id ?? '';
}
