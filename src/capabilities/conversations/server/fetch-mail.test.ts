import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { DESK_ADDRESS, eventually as inTime, jobs, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { conversationsContract } from '../contract.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../testing/dovecot.ts';
import { rawMail, runJob } from '../testing/mail-desk.ts';
import { fetchMail } from './fetch-mail.ts';
import { mailboxHealth } from './mailbox-store.ts';

const eventually = <T>(what: string, question: () => Promise<T>) => inTime(what, question, 8000);

const QUICK = { heartbeat: 150, firstPause: 50, lookEvery: 50 };

let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailboxes-'));
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
/** Watches these mailboxes, as a program does that was started with them. */
async function watching(boxes: readonly object[]) {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, JSON.stringify(boxes));
  const { platform } = app.program;
  return fetchMail({ ...platform, config: { ...platform.config, mailboxesFile: path } }, QUICK);
}

const mail = (subject: string, more: readonly string[] = []) =>
  rawMail(
    [
      `Return-Path: <lena@elsewhere.example>`,
      'From: Lena <lena@elsewhere.example>',
      `To: ${DESK_ADDRESS}`,
      `Subject: ${subject}`,
      `Message-ID: <${subject.replace(/\W/g, '-')}@elsewhere.example>`,
      ...more,
    ],
    `About ${subject}: it does not work.`,
  );

interface Row {
  readonly id: string;
  readonly state: string;
  readonly mail_subject: string | null;
  readonly envelope_from: string;
  readonly envelope_to: string[];
}

async function settled(): Promise<Row[]> {
  const { platform } = app.program;
  for (const { id } of await app.sql<Row>(`select id from conversations.inbound_mail where state = 'waiting'`)) {
    await runJob({ jobs: jobs.JOBS, platform }, 'conversations.take-in-mail', { inboundMailId: id });
  }
  return app.sql<Row>('select * from conversations.inbound_mail order by received_at, id');
}

const withSubject = async (part: string) => (await settled()).filter((row) => row.mail_subject?.includes(part));
const healthOf = async (name: string) =>
  (await reading(systemContext(app.program.platform, 'test'), mailboxHealth)).get(name);

describe.runIf(!hasDovecot)('without Dovecot on this machine (apt-get install dovecot-imapd)', () => {
  it('nothing of fetching mail from it is tested', () => expect(hasDovecot).toBe(false));
});

describe.runIf(hasDovecot)('a mailbox at a real Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  }, 30_000);
  afterAll(() => dovecot.stop());
  const box = (user: string, more: object = {}) => ({
    ...{ name: user, host: '127.0.0.1', port: dovecot.port, tls: 'none', user, password: 'secret' },
    ...{ address: DESK_ADDRESS, ...more },
  });

  it('gives what lies there unread and what comes, once; what somebody had read stays theirs', async () => {
    await dovecot.deliver('desk', mail('desk read before'), { seen: true });
    await dovecot.deliver('desk', mail('desk lies there'));
    const first = await watching([box('desk')]);
    await eventually('the mail that lay there', async () => (await withSubject('desk lies')).length === 1);
    await dovecot.deliver('desk', mail('desk comes'));
    const [came] = await eventually('the mail that came', async () => {
      const rows = await withSubject('desk comes');
      return rows.length > 0 ? rows : null;
    });
    expect(came).toMatchObject({ state: 'case', envelope_from: 'lena@elsewhere.example', envelope_to: [DESK_ADDRESS] });
    await eventually('all of them read', async () =>
      (await dovecot.flagsIn('desk')).every((flags) => flags.includes('S')),
    );
    await first.close();
    const second = await watching([box('desk')]);
    await dovecot.deliver('desk', mail('desk after a restart'));
    await eventually('the mail after the restart', async () => (await withSubject('desk after')).length === 1);
    expect(await withSubject('desk ')).toHaveLength(3);
    await second.close();
  }, 60_000);

  it('gives each mail once to two nodes', async () => {
    const nodes = await Promise.all([watching([box('both')]), watching([box('both')])]);
    for (let n = 0; n < 8; n += 1) await dovecot.deliver('both', mail(`both ${n}`));
    await eventually('eight mails', async () => (await withSubject('both ')).length === 8);
    await Promise.all(nodes.map((node) => node.close()));
    expect((await withSubject('both ')).map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'case'));
  }, 60_000);

  it('is moved from where the settings say so, after it is ours', async () => {
    const watch = await watching([box('mover', { moveTo: 'Done' })]);
    await dovecot.deliver('mover', mail('mover one'));
    await eventually('the moved mail', async () => (await dovecot.flagsIn('mover', 'Done')).length === 1);
    await eventually('nothing where it was', async () => (await dovecot.flagsIn('mover')).length === 0);
    expect(await withSubject('mover one')).toHaveLength(1);
    await watch.close();
  }, 60_000);

  it('has one bad mail, which is set aside and stops no other', async () => {
    await dovecot.deliver('bad', mail('bad but good'));
    await dovecot.deliver('bad', mail('bad and unreadable'), { unreadable: true });
    await dovecot.deliver('bad', mail('bad and after it'));
    const watch = await watching([box('bad')]);
    await eventually('both good ones', async () => (await withSubject('bad ')).length === 2);
    await eventually('the bad one set aside', async () => (await healthOf('bad'))?.setAside.length === 1);
    await watch.close();
  }, 60_000);

  it('keeps its mail for later where the database goes away meanwhile, and sets none aside', async () => {
    const holder = new pg.Client({ connectionString: app.ownerUrl });
    await holder.connect();
    const watch = await watching([box('meanwhile')]);
    try {
      await holder.query('begin; lock table conversations.inbound_mail in exclusive mode');
      await dovecot.deliver('meanwhile', mail('meanwhile away'));
      const cut = async () => (await app.cutWaiting()) > 0;
      await eventually('the connection over which the mail was to be kept is cut', cut);
      await eventually('the trouble', async () => (await healthOf('meanwhile'))?.trouble != null);
    } finally {
      await holder.end();
    }
    await eventually('the mail', async () => (await withSubject('meanwhile away')).length === 1);
    expect((await healthOf('meanwhile'))?.setAside).toEqual([]);
    await watch.close();
  }, 60_000);

  it('gives what was set aside once more when somebody wants it, and says what became of it', async () => {
    const admin = await app.as('admin');
    const again = () => admin(conversationsContract.endpoints.fetchAgain, { params: { mailbox: 'again' } });
    await dovecot.deliver('again', mail('again unreadable'), { unreadable: true });
    const watch = await watching([box('again')]);
    const aside = async () => (await healthOf('again'))?.setAside ?? [];
    await eventually('it is set aside', async () => (await aside()).length === 1);
    const [before] = await aside();
    app.clock.forward(MINUTE);
    expect(await again()).toEqual({ asked: 1 });
    const [after] = await eventually('it is set aside anew', async () => {
      const mails = await aside();
      return mails[0]?.wanted === false && mails[0].notedAt !== before?.notedAt ? mails : null;
    });
    expect(after?.reason).not.toBe('');
    await dovecot.mend('again');
    await again();
    await eventually('the mail', async () => (await withSubject('again unreadable')).length === 1);
    expect(await aside()).toEqual([]);
    await expect(again()).rejects.toMatchObject({ code: 'mail.nothing-set-aside' });
    await watch.close();
  }, 60_000);

  it('no longer has what somebody took away by hand: it is wanted no more', async () => {
    await dovecot.deliver('taken', mail('taken by hand'), { unreadable: true });
    const watch = await watching([box('taken')]);
    const aside = async () => (await healthOf('taken'))?.setAside ?? [];
    await eventually('it is set aside', async () => (await aside()).length === 1);
    await dovecot.clear('taken');
    const admin = await app.as('admin');
    await admin(conversationsContract.endpoints.fetchAgain, { params: { mailbox: 'taken' } });
    await eventually('nothing lies there', async () => (await aside()).length === 0);
    expect(await withSubject('taken by')).toEqual([]);
    await watch.close();
  }, 60_000);

  it('is asked again when it was away, and raises an alarm when that lasts', async () => {
    const watch = await watching([box('lost')]);
    await eventually('a first answer', async () => (await healthOf('lost'))?.heard_at != null);
    await dovecot.kill();
    await eventually('the trouble', async () => (await healthOf('lost'))?.trouble != null);
    app.clock.forward(6 * MINUTE);
    const { troubles } = app.program.platform;
    await eventually('the alarm', async () => troubles.sentences().some((one) => one.startsWith('mailbox lost: ')));
    await dovecot.start();
    await dovecot.deliver('lost', mail('lost and found'));
    await eventually('the mail', async () => (await withSubject('lost and')).length === 1);
    await eventually('no alarm', async () => troubles.sentences().length === 0);
    expect((await healthOf('lost'))?.trouble).toBeNull();
    await watch.close();
  }, 60_000);
});

describe.runIf(hasDovecot)('a mailbox that wants a bearer token', () => {
  it('is opened by one that the refresh token brings', async () => {
    const asked: string[] = [];
    const provider = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        asked.push(`${request.url} ${body}`);
        const isToken = request.url === '/token';
        const answer = isToken
          ? { access_token: 'bearer-1', expires_in: 3600, refresh_token: 'refresh-2' }
          : { active: body.includes('bearer-1') ? 'true' : 'false', username: 'cloud' };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const address = provider.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const dovecot = await startDovecot(`${origin}/introspect`);
    await dovecot.deliver('cloud', mail('cloud mail'));
    const oauth2 = {
      tokenEndpoint: `${origin}/token`,
      clientId: 'desk',
      clientSecret: 's3cret',
      refreshToken: 'refresh-1',
    };
    const watch = await watching([
      {
        name: 'cloud',
        host: '127.0.0.1',
        port: dovecot.port,
        tls: 'none',
        user: 'cloud',
        address: DESK_ADDRESS,
        oauth2,
      },
    ]);
    try {
      await eventually('the mail', async () => (await withSubject('cloud mail')).length === 1);
      expect(asked[0]).toBe(
        '/token grant_type=refresh_token&refresh_token=refresh-1&client_id=desk&client_secret=s3cret',
      );
    } finally {
      await watch.close();
      await dovecot.stop();
      provider.close();
    }
  }, 60_000);
});
