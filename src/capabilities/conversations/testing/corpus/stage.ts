import { randomBytes } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import { casesContract } from '#capabilities/cases/contract.ts';
import { CaseId } from '#kernel/ids.ts';
import { DAY, HOUR, SECOND } from '#kernel/time.ts';
import { type MailKeys, signMessageId, signReplyAddress } from '#platform/mail/address.ts';
import { NoRecords, type Resolve } from '#platform/mail/dns.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { runJob } from '../mail-desk.ts';
import type { CorpusMail, Dmarc, Expected, People, Scene, Thread } from './corpus-mail.ts';
import { CLIENT, type Letter, letter } from './letter.ts';

const DOMAIN = DESK_ADDRESS.split('@')[1] ?? '';

const CAST: People = {
  requester: PEOPLE.maria.email,
  watcher: PEOPLE.luc.email,
  former: PEOPLE.dora.email,
  stranger: 'zoe@sand.example',
  agent: PEOPLE.ayse.email,
  disabled: PEOPLE.femi.email,
};

interface Row {
  readonly id: string;
  readonly state: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly subject_id: string | null;
  readonly message_id: string | null;
  readonly note_id: string | null;
}

/** What became of a mail, in the words of the corpus; `changed`: the open case is another than before. */
export interface Found {
  readonly outcome: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly words: Expected['words'];
  readonly receipt: boolean;
  readonly newPart: string | null;
  readonly files: readonly string[];
  readonly changed: boolean;
}

/** A DNS in which every domain says the same of its mail. */
function dnsOf(mode: () => Dmarc): Resolve {
  return async (name, type) => {
    const dmarc = mode();
    if (dmarc === 'none' || type !== 'TXT') throw new NoRecords('ENOTFOUND');
    if (name.startsWith('_dmarc.')) return [[`v=DMARC1; p=${dmarc === 'fail-lax' ? 'none' : 'reject'}`]];
    return [[dmarc === 'pass' ? `v=spf1 ip4:${CLIENT} -all` : 'v=spf1 -all']];
  };
}

const STRANGE_KEYS: MailKeys = { current: 'z', keys: new Map([['z', randomBytes(32)]]) };

function traces(keys: MailKeys, caseId: string) {
  const about = (recipient: string) => ({ caseId: CaseId.parse(caseId), recipient, domain: DOMAIN });
  return {
    reply: (to: string) => signReplyAddress(keys, { purpose: 'reply', ...about(to) }),
    bounce: (to: string) => signReplyAddress(keys, { purpose: 'bounce', ...about(to) }),
    messageId: (to: string) => signMessageId(keys, { ...about(to), messageId: '019ab000-0000-7000-8000-0000000000aa' }),
  };
}

/** One character of the signature is another. */
function tampered(signed: string): string {
  return signed.replace(/(.)([@.])/, (_, last: string, end: string) => `${last === 'a' ? 'b' : 'a'}${end}`);
}

/** What is needed to let mails come. */
interface Desk {
  readonly app: TestApp;
  readonly transport: Transporter;
}

async function deliver({ app, transport }: Desk, { from, to, raw }: Letter): Promise<Row> {
  app.clock.forward(SECOND);
  await transport.sendMail({ envelope: { from, to: [...to] }, raw });
  const [kept] = await app.sql<{ id: string }>(
    'select id from conversations.inbound_mail order by received_at desc, id desc limit 1',
  );
  const inboundMailId = kept?.id;
  await runJob({ jobs: jobs.JOBS, platform: app.program.platform }, 'conversations.take-in-mail', { inboundMailId });
  const [row] = await app.sql<Row>('select * from conversations.inbound_mail where id = $1', [inboundMailId]);
  if (!row) throw new Error('The mail is gone.');
  return row;
}

async function versionOf(app: TestApp, caseId: string): Promise<number> {
  const [row] = await app.sql<{ version: number }>('select version from cases."case" where id = $1', [caseId]);
  return row?.version ?? 0;
}

async function foundIn(app: TestApp, row: Row): Promise<Omit<Found, 'changed'>> {
  const [seen] = await app.sql<{ new_part: string | null; files: string[]; receipts: number }>(
    `select (select new_part from conversations.message where id = $1) as new_part,
       (select coalesce(array_agg(name order by created_at, id), '{}') from platform.file
          where subject_id in ($1, $2)) as files,
       (select count(*)::int from conversations.outbound_mail
          where subject_id = $3 and purpose = 'auto-reply') as receipts`,
    [row.message_id, row.note_id, row.state === 'case' ? row.subject_id : null],
  );
  const written = row.note_id === null ? 'none' : 'note';
  return {
    outcome: row.state,
    rule: row.rule,
    reason: row.reason,
    words: row.message_id === null ? written : 'message',
    receipt: (seen?.receipts ?? 0) > 0,
    newPart: seen?.new_part ?? null,
    files: seen?.files ?? [],
  };
}

async function threadOf(desk: Desk, firstMessageId: string): Promise<Thread> {
  const first = letter({ from: CAST.requester, to: DESK_ADDRESS, messageId: firstMessageId });
  const { subject_id: caseId } = await deliver(desk, first);
  const [known] = await desk.app.sql<{ number: number }>('select number from cases."case" where id = $1', [caseId]);
  if (caseId === null || !known) throw new Error('The case was not opened.');
  return { caseId, number: known.number, firstMessageId, ...traces(await mailKeys(desk.app.program.platform), caseId) };
}

async function sceneOf(desk: Desk): Promise<Scene> {
  const { app } = desk;
  const open = await threadOf(desk, '<first@client.example>');
  const closed = await threadOf(desk, '<long-ago@client.example>');
  const ayse = await app.as('ayse');
  await ayse(casesContract.endpoints.take, { params: { caseId: CaseId.parse(open.caseId) } });
  await app.sql(`update cases."case" set state = 'closed', closed_at = to_timestamp($2) where id = $1`, [
    closed.caseId,
    (app.clock.now() - 60 * DAY) / 1000,
  ]);
  await app.sql(
    `insert into cases.participant select id, account_id, $2, 'watcher', opened_at from cases."case" where id = $1`,
    [open.caseId, PEOPLE.luc.id],
  );
  await app.sql('update people.person set active = false where id = $1', [PEOPLE.femi.id]);
  const forged = {
    reply: (to: string) => tampered(open.reply(to)),
    messageId: (to: string) => tampered(open.messageId(to)),
  };
  return { desk: DESK_ADDRESS, people: CAST, open, closed, forged, expired: traces(STRANGE_KEYS, open.caseId) };
}

/** A desk to which the mails of the corpus come, one after the other. */
export interface MailStage {
  /** Lets the mails of one entry come, hours after those before, and says what became of the last one. */
  play(entry: CorpusMail): Promise<Found>;
  close(): Promise<void>;
}

/** A desk with an open case, one that was closed long ago, and the people of the corpus. */
export async function openStage(): Promise<MailStage> {
  const mode: { now: Dmarc } = { now: 'none' };
  const config = { mailRelays: ['127.0.0.1'], mailAuthservId: 'mx.relay.example' };
  const app = await startTestApp({ parts: { intake: true }, config, dns: dnsOf(() => mode.now) });
  const port = app.program.smtpPort ?? 0;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 });
  const desk = { app, transport };
  const scene = await sceneOf(desk);
  return {
    async play(entry) {
      app.clock.forward(2 * HOUR);
      mode.now = entry.dmarc ?? 'none';
      const letters = entry.mails(scene);
      const last = letters.at(-1);
      if (!last) throw new Error(`There is no mail in ${entry.name}.`);
      for (const one of letters.slice(0, -1)) await deliver(desk, one);
      const before = await versionOf(app, scene.open.caseId);
      const found = await foundIn(app, await deliver(desk, last));
      return { ...found, changed: (await versionOf(app, scene.open.caseId)) !== before };
    },
    async close() {
      transport.close();
      await app.stop();
    },
  };
}

/** What an entry expects; whoever is not heard in the open case changes nothing there. */
export function expectedOf({ expected }: CorpusMail): Partial<Found> {
  const heard = expected.outcome === 'reply' && expected.words === 'message';
  return heard ? expected : { ...expected, changed: false };
}
