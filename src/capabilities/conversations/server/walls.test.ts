import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postMessage, writeNote } from '#capabilities/conversations/index.ts';
import { MessageId, NoteId } from '#kernel/ids.ts';
import { systemContext } from '#platform/context.ts';
import { urlOf } from '#platform/database/database.ts';
import { transaction } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';

const subject = { kind: 'case', id: '019ab000-0000-7000-8000-00000000c0de' };
const CANARY = 'zwischentaggeheimnis';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const context = systemContext(app.program.platform, 'test');
  await transaction(context, async (tx) => {
    for (const accountId of [ACCOUNTS.north, ACCOUNTS.south]) {
      const common = { subject, accountId, author: { id: PEOPLE.maria.id, name: 'Maria Lopez' }, text: CANARY };
      const message = { ...common, direction: 'from-customer', channel: 'portal', sentAt: context.now } as const;
      await postMessage(tx, context, { ...message, id: MessageId.parse(context.newId()) });
      await writeNote(tx, context, { ...common, id: NoteId.parse(context.newId()), writtenAt: context.now });
    }
  });
});
afterAll(() => app.stop());

/** Runs SQL as a role of the program takes it on, for Maria of the account `north`. */
async function as(role: 'evenkeel_customer' | 'evenkeel_agent', text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: urlOf(app.ownerUrl, 'evenkeel_app') });
  await client.connect();
  try {
    await client.query(
      `begin; select set_config('role', '${role}', true), set_config('evenkeel.person', '${PEOPLE.maria.id}', true),
       set_config('evenkeel.accounts', '${ACCOUNTS.north}', true)`,
    );
    return (await client.query(text, values)).rows;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const message = (author: string, direction = 'from-customer', account: string = ACCOUNTS.north) =>
  [
    `insert into conversations.message (id, account_id, subject_kind, subject_id, direction, author_person_id, author_name,
       channel, text, new_part, sent_at)
     values (gen_random_uuid(), $1, 'case', $2, $3, $4, 'Maria', 'portal', 'x', 'x', now())`,
    [account, subject.id, direction, author],
  ] as const;

describe('the customers’ role', () => {
  it.each([
    'select text from conversations.note',
    'select count(*) from conversations.note',
    `insert into conversations.note select * from conversations.note`,
    `update conversations.note set text = ''`,
    'delete from conversations.note',
    'copy conversations.note to stdout',
    'select * from conversations.inbound_mail',
    'select * from conversations.outbound_mail',
    'select * from conversations.mail_address',
    'select * from platform.content',
    'select * from platform.secret',
    `update conversations.message set text = ''`,
    'delete from conversations.message',
  ])('may not: %s', async (text) => {
    await expect(as('evenkeel_customer', text)).rejects.toThrow(/permission denied|row-level security/);
  });

  it('reads its own account’s messages and no others', async () => {
    const rows = await as('evenkeel_customer', 'select account_id from conversations.message');
    expect(rows).toEqual([{ account_id: ACCOUNTS.north }]);
  });

  it('speaks for itself, in its own account, and never as the desk or as a mail', async () => {
    const [text, own] = message(PEOPLE.maria.id);
    await expect(as('evenkeel_customer', text, [...own])).resolves.toEqual([]);
    for (const [, values] of [
      message(PEOPLE.luc.id),
      message(PEOPLE.maria.id, 'to-customer'),
      message(PEOPLE.maria.id, 'from-customer', ACCOUNTS.south),
    ]) {
      await expect(as('evenkeel_customer', text, [...values])).rejects.toThrow(/row-level security/);
    }
    const asMail = text.replace('sent_at)', 'sent_at, message_id_header)').replace('now())', `now(), '<a@b>')`);
    await expect(as('evenkeel_customer', asMail, [...own])).rejects.toThrow(/permission denied/);
  });

  it('queues no mail that looks like a person’s', async () => {
    const mail = (purpose: string) =>
      as(
        'evenkeel_customer',
        `insert into conversations.outbound_mail (id, account_id, purpose, recipient_address, recipient_name, language,
           content, message_id_header, queued_at)
         values (gen_random_uuid(), $1, $2, 'a@b.example', 'A', 'en', '{}', '<' || gen_random_uuid() || '@x>', now())`,
        [ACCOUNTS.north, purpose],
      );
    await expect(mail('notice')).resolves.toEqual([]);
    await expect(mail('reply')).rejects.toThrow(/row-level security/);
  });
});

describe('the agents’ role', () => {
  it('reads messages and notes of its accounts and no others', async () => {
    for (const table of ['message', 'note']) {
      const rows = await as('evenkeel_agent', `select account_id from conversations.${table}`);
      expect(rows).toEqual([{ account_id: ACCOUNTS.north }]);
    }
  });

  it.each(['inbound_mail', 'outbound_mail', 'mail_address'])('does not read %s', async (table) => {
    await expect(as('evenkeel_agent', `select * from conversations.${table}`)).rejects.toThrow(/permission denied/);
  });
});
