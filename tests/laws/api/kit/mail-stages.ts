import { ACCOUNTS, type TestApp } from '#tests/harness/index.ts';

/** What the endpoints about mail need: a mail that is held, one in quarantine, and a mailbox with one that could not be had. */
export function mailHand(app: TestApp) {
  async function heldMail(): Promise<string> {
    const [mail] = await app.sql<{ id: string }>(
      `insert into conversations.outbound_mail (id, account_id, purpose, recipient_address, recipient_name, language,
         content, message_id_header, state, queued_at, last_error)
       values (gen_random_uuid(), $1, 'notice', 'a@harbour.example', 'A', 'en',
         '{"title":"News","zone":"Europe/Berlin","blocks":[]}', '<' || gen_random_uuid() || '@x>', 'held', now(), 'recipient')
       returning id`,
      [ACCOUNTS.north],
    );
    return mail?.id ?? '';
  }
  /** With a mail that could not be had. */
  async function mailbox(): Promise<string> {
    await app.sql(`insert into conversations.mailbox (name, uid_validity) values ('desk', '1') on conflict do nothing`);
    await app.sql(
      `insert into conversations.mailbox_mail (mailbox, uid_validity, uid, reason, noted_at)
       select 'desk', '1', 1 + count(*), 'Unreadable', now() from conversations.mailbox_mail`,
    );
    return 'desk';
  }
  async function quarantined(): Promise<string> {
    const [mail] = await app.sql<{ id: string }>(
      `with content as (
         insert into platform.content (hash, size, bytes) values (uuid_send(gen_random_uuid()), 0, '') returning hash
       )
       insert into conversations.inbound_mail
         (id, hash, envelope_from, envelope_to, remote_address, received_at, state, rule, reason, settled_at)
       select gen_random_uuid(), hash, 'a@b.example', '{}', '127.0.0.1', now(), 'quarantine', 'sender', 'no-sender', now()
       from content
       returning id`,
    );
    return mail?.id ?? '';
  }
  return { heldMail, mailbox, quarantined };
}
