import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cappedReferences, type MailSenderOptions, mailSender, type OutgoingMail } from './send.ts';
import { type MailSink, type SunkMailInFull, startMailSink } from './sink.ts';
import { SILENT, testListener } from './testing/listener.ts';
import { TEST_TLS } from './testing/tls.ts';

const mail: OutgoingMail = {
  messageId: '<token.uuid@desk.marenholt.example>',
  date: Date.UTC(2026, 8, 14, 9, 30),
  from: { name: 'Marenholt Service Desk', address: 'help@desk.marenholt.example' },
  to: { name: 'Jürgen Weiß', address: 'juergen.weiss@marenholt.example' },
  envelopeFrom: 'bounce+token@desk.marenholt.example',
  replyTo: { name: 'Marenholt Service Desk', address: 'reply+token@desk.marenholt.example' },
  subject: 'Ihr Drucker – wir sind dran',
  text: 'Guten Tag\n\nwir sind dran.\n',
  html: '<p>Guten Tag</p><p>wir sind dran.</p>',
};

let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: SILENT });
});
afterAll(() => sink.close());

async function sent(changes: Partial<OutgoingMail>, options: Partial<MailSenderOptions> = {}): Promise<SunkMailInFull> {
  const sender = mailSender({ url: `smtp://127.0.0.1:${sink.port}`, ...options });
  const outcome = await sender.send({ ...mail, ...changes });
  sender.close();
  expect(outcome).toMatchObject({ outcome: 'sent' });
  const newest = await sink.get(sink.list()[0]?.id ?? '');
  if (newest === null) throw new Error('The sink has no mail.');
  return newest;
}

const headersOf = (one: SunkMailInFull) => one.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';

describe('a mail that we send', () => {
  test('arrives with its texts, its addresses and our Message-ID', async () => {
    const arrived = await sent({});
    expect(arrived).toMatchObject({
      envelopeFrom: mail.envelopeFrom,
      envelopeTo: [mail.to.address],
      subject: mail.subject,
    });
    expect(arrived.mail).toMatchObject({
      messageId: mail.messageId,
      from: mail.from,
      to: [mail.to],
      replyTo: [mail.replyTo],
      subject: mail.subject,
      date: mail.date,
      text: 'Guten Tag\n\nwir sind dran.',
      html: mail.html,
      autoSubmitted: null,
      autoResponseSuppress: null,
    });
    expect(headersOf(arrived)).not.toMatch(/x-mailer|^bcc|^references|in-reply-to/im);
  });

  test('threads: In-Reply-To and the chain of References', async () => {
    const chain = Array.from({ length: 30 }, (_, index) => `<m${index}@x.example>`);
    const arrived = await sent({ inReplyTo: '<m29@x.example>', references: chain });
    expect(arrived.mail?.inReplyTo).toEqual(['<m29@x.example>']);
    expect(arrived.mail?.references).toEqual([chain[0], ...chain.slice(11)]);
    expect(cappedReferences(['<a@b>', 'nonsense', '<a@b>', '<c@d>\r\nBcc: x@y'])).toEqual(['<a@b>']);
  });

  test('says that it is automatic only when it is', async () => {
    const automatic = await sent({ automatic: 'auto-replied', language: 'de', envelopeFrom: '' });
    expect(automatic.mail).toMatchObject({ autoSubmitted: 'auto-replied', autoResponseSuppress: 'all' });
    expect(automatic.envelopeFrom).toBe('');
    expect(headersOf(automatic)).toMatch(/^content-language: de\r$/im);
  });

  test('carries attachments, one of them shown in the text', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
    const arrived = await sent({
      html: '<p>So: <img src="cid:shot@desk"></p>',
      attachments: [
        { filename: 'shot.png', contentType: 'image/png', content: png, contentId: 'shot@desk' },
        { filename: '../../Übersicht.txt', contentType: 'text/plain', content: new TextEncoder().encode('äöü') },
      ],
    });
    expect(arrived.mail?.attachments).toMatchObject([
      { filename: 'shot.png', inline: true, contentId: 'shot@desk', size: 4 },
      { filename: 'Übersicht.txt', inline: false, contentType: 'text/plain' },
    ]);
    expect([...(arrived.mail?.attachments[0]?.content ?? [])]).toEqual([...png]);
  });

  test.each([
    ['a name', { to: { name: 'Eve\r\nBcc: evil@x.example', address: mail.to.address } }],
    ['a name with an address in it', { to: { name: '"a" <x@y.example>, evil@x.example', address: mail.to.address } }],
    ['the subject', { subject: 'Hello\r\nBcc: evil@x.example\r\n\r\n<p>body' }],
    [
      'a file name',
      {
        attachments: [
          { filename: 'a.txt"\r\nX-Evil: yes', contentType: 'text/plain\r\nX-Evil: 1', content: new Uint8Array(1) },
        ],
      },
    ],
    ['the language', { language: 'de\r\nBcc: evil@x.example' }],
    ['the references', { references: ['<a@b.example>\r\nBcc: evil@x.example'], inReplyTo: '<a@b.example>\nX-Evil: 1' }],
  ])('goes to one recipient whatever is written into %s', async (_, changes) => {
    const arrived = await sent(changes);
    expect(arrived.envelopeTo).toEqual([mail.to.address]);
    expect(arrived.raw.toString('latin1')).not.toMatch(/^(?:bcc|x-evil)/im);
    expect(arrived.mail?.to.map((one) => one.address)).toEqual([mail.to.address]);
  });

  test.each([
    ['recipient', { to: { name: '', address: 'a@b.example\r\nRCPT TO:<evil@x.example>' } }],
    ['recipient', { to: { name: '', address: 'a@b.example, evil@x.example' } }],
    ['recipient', { to: { name: '', address: 'not an address' } }],
    ['sender', { envelopeFrom: 'a@b.example>\r\nRCPT TO:<evil@x.example' }],
    ['sender', { replyTo: { name: '', address: '"x\r\n"@y.example' } }],
    ['message', { messageId: '<a@b.example>\r\nBcc: evil@x.example' }],
  ] as const)('is refused for a %s that is none', async (stage, changes) => {
    const before = sink.list().length;
    const sender = mailSender({ url: `smtp://127.0.0.1:${sink.port}` });
    expect(await sender.send({ ...mail, ...changes })).toMatchObject({
      outcome: 'refused-permanently',
      stage,
      code: null,
    });
    sender.close();
    expect(sink.list()).toHaveLength(before);
  });
});

describe('what becomes of a mail', () => {
  const outcomeAt = async (url: string, changes: Partial<OutgoingMail> = {}) => {
    const sender = mailSender({ url, patience: 5000 });
    const outcome = await sender.send({ ...mail, ...changes });
    sender.close();
    return outcome;
  };

  test('a refused recipient, a refused mail and a server in trouble are told apart', async () => {
    const listener = await testListener({ sizeLimit: 5000, store: () => Promise.reject(new Error('full')) });
    const inside = { to: { name: '', address: 'help@desk.marenholt.example' } };
    expect(await outcomeAt(listener.url)).toMatchObject({
      outcome: 'refused-permanently',
      stage: 'recipient',
      code: 550,
    });
    expect(await outcomeAt(listener.url, { ...inside, text: 'x'.repeat(9000) })).toMatchObject({
      outcome: 'refused-permanently',
      code: 552,
    });
    expect(await outcomeAt(listener.url, inside)).toMatchObject({ outcome: 'try-later' });
    await listener.close();
    expect(await outcomeAt(listener.url)).toMatchObject({ outcome: 'try-later' });
  });

  test("a wrong password is our trouble, not the recipient's", async () => {
    const server = new SMTPServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onAuth: (_auth, _session, answer) => answer(new Error('535 no')),
    });
    server.on('error', () => undefined);
    const port = await new Promise<number>((resolve) => {
      const net = server.listen(0, '127.0.0.1', () => {
        const bound = net.address();
        resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
      });
    });
    expect(await outcomeAt(`smtp://user:wrong@127.0.0.1:${port}`)).toMatchObject({ outcome: 'try-later' });
    await new Promise<void>((resolve) => server.close(resolve));
  });

  test('a connection that must be encrypted is, or nothing is sent', async () => {
    const secure = await testListener({ tls: TEST_TLS, accepts: () => true });
    const query = '/?requireTLS=true&tls.rejectUnauthorized=false';
    expect(await outcomeAt(secure.url + query)).toMatchObject({ outcome: 'sent' });
    expect(await outcomeAt(`${secure.url}/?requireTLS=true`)).toMatchObject({ outcome: 'try-later' });
    await secure.close();
  });
});

describe('a mail that its reader may do without', () => {
  const unsubscribe = 'https://desk.marenholt.example/mails/reminders/b234567';

  test('says where mail programs end such mails by one press', async () => {
    const headers = headersOf(await sent({ unsubscribe })).replace(/\r\n\s+/g, ' ');
    expect(headers).toContain(`List-Unsubscribe: <${unsubscribe}>`);
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  test('has that signed with the rest', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const keyOf = async (domain: string) => ({ domain, selector: 'autumn', privateKey });
    const signed = headersOf(await sent({ unsubscribe }, { keyOf })).replace(/\r\n\s+/g, '');
    const [, names = ''] = /^DKIM-Signature:.*[; ]h=([^;]+);/im.exec(signed) ?? [];
    expect(
      names
        .toLowerCase()
        .split(':')
        .map((name) => name.trim()),
    ).toEqual(expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']));
  });

  test('promises no one press where the way is not a safe one', async () => {
    const headers = headersOf(await sent({ unsubscribe: unsubscribe.replace('https', 'http') }));
    expect(headers).toMatch(/^List-Unsubscribe: <http:/m);
    expect(headers).not.toContain('List-Unsubscribe-Post');
  });

  test('is another than all the rest, which name no way out', async () => {
    expect(headersOf(await sent({}))).not.toContain('Unsubscribe');
    expect(headersOf(await sent({ unsubscribe: 'nowhere' }))).not.toContain('Unsubscribe');
  });
});

describe('the sink', () => {
  test('keeps the newest, in its folder also over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-sink-'));
    let now = Date.UTC(2026, 8, 14);
    const options = { host: '127.0.0.1', port: 0, log: SILENT, keep: 2, folder, clock: () => (now += 1000) };
    const first = await startMailSink(options);
    const sender = mailSender({ url: `smtp://127.0.0.1:${first.port}` });
    for (const subject of ['one', 'two', 'three']) await sender.send({ ...mail, subject });
    sender.close();
    const listed = first.list();
    await first.close();
    expect(listed.map((one) => one.subject)).toEqual(['three', 'two']);
    const second = await startMailSink(options);
    expect(second.list()).toEqual(listed);
    expect((await second.get(listed[0]?.id ?? ''))?.mail?.text).toBe('Guten Tag\n\nwir sind dran.');
    expect(await second.get('nothing')).toBeNull();
    await second.close();
    await rm(folder, { recursive: true });
  });
});
