import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import { rawClient, testListener } from './testing/listener.ts';
import { TEST_TLS } from './testing/tls.ts';

const HELP = 'help@desk.marenholt.example';
const raw = 'From: lena@marenholt.example\r\nSubject: Printer\r\n\r\nIt hums.\r\n';

async function deliver(url: string, to: string | string[] = HELP, message: string | Buffer = raw) {
  const client = createTransport(url);
  try {
    return await client.sendMail({ envelope: { from: 'Lena@Marenholt.example', to }, raw: message });
  } finally {
    client.close();
  }
}

describe('the mail listener by LMTP', () => {
  test('takes mail on a Unix socket, with an answer for each recipient, and takes the place of a dead one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lmtp-'));
    const socket = join(folder, 'in.sock');
    await testListener({ protocol: 'lmtp', socket }).then((dead) => dead.close());
    const listener = await testListener({ protocol: 'lmtp', socket });
    const client = connect(socket);
    let heard = '';
    client.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    const until = async (pattern: RegExp) => {
      while (!pattern.test(heard)) await once(client, 'data');
    };
    await until(/^220 .*LMTP/);
    client.write(`LHLO mx.example\r\nMAIL FROM:<lena@marenholt.example>\r\nRCPT TO:<${HELP}>\r\n`);
    client.write('RCPT TO:<nobody@elsewhere.example>\r\nDATA\r\n');
    await until(/\r\n354 /);
    client.write(`${raw}.\r\n`);
    await until(/354.*\r\n250 Stored/s);
    client.end();
    await listener.close();
    await rm(folder, { recursive: true });
    expect(heard).toMatch(/\r\n550 No such address here/);
    expect(listener.stored).toMatchObject([{ raw, envelope: { to: [HELP], helo: 'mx.example' } }]);
  });
});

describe('the mail listener', () => {
  test('stores the exact bytes and the envelope, then acknowledges', async () => {
    const listener = await testListener({ clock: () => 1_790_000_000_000 });
    const info = await deliver(listener.url);
    await listener.close();
    expect(info.response).toMatch(/^250 /);
    expect(listener.stored).toEqual([
      {
        raw,
        envelope: {
          from: 'lena@marenholt.example',
          to: [HELP],
          remoteAddress: '127.0.0.1',
          helo: '[127.0.0.1]',
          receivedAt: 1_790_000_000_000,
        },
      },
    ]);
  });

  test('answers 250 only after the mail is stored', async () => {
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const listener = await testListener({
      store: () => {
        started.resolve();
        return release.promise;
      },
    });
    const client = await rawClient(listener.port);
    await client.say('', /^220 /);
    await client.say(`EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<${HELP}>\r\nDATA\r\n`, /\r\n354 /);
    client.socket.write(`${raw}\r\n.\r\n`);
    await started.promise;
    expect(client.heard()).not.toMatch(/354.*\r\n250 /s);
    release.resolve();
    await client.say('', /354.*\r\n250 /s);
    client.end();
    await listener.close();
  });

  test('asks the sender to come again when the mail cannot be stored', async () => {
    const listener = await testListener({ store: () => Promise.reject(new Error('disk full')) });
    await expect(deliver(listener.url)).rejects.toMatchObject({ responseCode: 451 });
    await listener.close();
  });

  test("refuses strangers' recipients before DATA, and asks again when it cannot tell", async () => {
    const listener = await testListener({
      accepts: (address) => (address.startsWith('later') ? Promise.reject(new Error('no database')) : address === HELP),
    });
    await expect(deliver(listener.url, 'else@other.example')).rejects.toMatchObject({
      responseCode: 550,
      command: 'RCPT TO',
    });
    await expect(deliver(listener.url, 'later@desk.marenholt.example')).rejects.toMatchObject({ responseCode: 451 });
    const info = await deliver(listener.url, [HELP, 'else@other.example']);
    await listener.close();
    expect(info.rejected).toEqual(['else@other.example']);
    expect(listener.stored.map((one) => one.envelope.to)).toEqual([[HELP]]);
  });

  test('refuses what is too large for good, announced or not', async () => {
    const listener = await testListener({ sizeLimit: 10_000 });
    const large = Buffer.concat([Buffer.from(raw), Buffer.alloc(20_000, 'x')]);
    await expect(deliver(listener.url, HELP, large)).rejects.toMatchObject({ responseCode: 552 });
    const client = await rawClient(listener.port);
    await client.say('', /^220 /);
    await client.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${HELP}>\r\nDATA\r\n`, /\r\n354 /);
    await client.say(`${large.toString()}\r\n.\r\n`, /\r\n552 /);
    client.end();
    await listener.close();
    expect(listener.stored).toEqual([]);
  });

  test('asks to come again when mails being received fill the memory', async () => {
    const listener = await testListener({ memoryLimit: 1000 });
    const large = Buffer.concat([Buffer.from(raw), Buffer.alloc(2000, 'x')]);
    await expect(deliver(listener.url, HELP, large)).rejects.toMatchObject({ responseCode: 451 });
    expect((await deliver(listener.url)).response).toMatch(/^250 /);
    await listener.close();
  });

  test('never stores half a mail', async () => {
    const listener = await testListener();
    const client = await rawClient(listener.port);
    await client.say('', /^220 /);
    await client.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${HELP}>\r\nDATA\r\n`, /\r\n354 /);
    client.socket.write('Subject: half\r\n\r\nThe first half of');
    client.end();
    expect((await deliver(listener.url)).response).toMatch(/^250 /);
    await listener.close();
    expect(listener.stored.map((one) => one.raw)).toEqual([raw]);
  });

  test('is not fooled by a lone line feed around the final dot', async () => {
    const listener = await testListener();
    const client = await rawClient(listener.port);
    await client.say('', /^220 /);
    await client.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${HELP}>\r\nDATA\r\n`, /\r\n354 /);
    const smuggled = `Subject: one\r\n\r\nbody\n.\nMAIL FROM:<ceo@marenholt.example>\r\nRCPT TO:<${HELP}>\r\nDATA\r\nSubject: two\r\n`;
    await client.say(`${smuggled}\r\n.\r\n`, /354.*\r\n250 /s);
    client.end();
    await listener.close();
    expect(listener.stored).toHaveLength(1);
  });

  test('limits connections and mails per minute', async () => {
    const listener = await testListener({ mailsPerMinute: 1, connectionsPerMinute: 2, clock: () => 1_790_000_000_000 });
    await deliver(listener.url);
    await expect(deliver(listener.url)).rejects.toMatchObject({ responseCode: 451, command: 'MAIL FROM' });
    await expect(deliver(listener.url)).rejects.toMatchObject({ responseCode: 421 });
    await listener.close();
  });

  test('takes mail over STARTTLS when it has a certificate, and offers none without', async () => {
    const listener = await testListener({ tls: TEST_TLS });
    const client = createTransport({
      host: '127.0.0.1',
      port: listener.port,
      requireTLS: true,
      tls: { ca: TEST_TLS.cert, servername: 'localhost' },
    });
    await client.sendMail({ envelope: { from: 'a@b.example', to: HELP }, raw });
    client.close();
    await listener.close();
    expect(listener.stored).toHaveLength(1);
    const plain = await testListener();
    const speaker = await rawClient(plain.port);
    await speaker.say('', /^220 /);
    expect(await speaker.say('EHLO x\r\n', /\r\n250 /)).not.toMatch(/STARTTLS|AUTH/);
    speaker.end();
    await plain.close();
  });

  test('when closing lets a mail that is being stored finish, and leaves nobody hanging', async () => {
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const listener = await testListener({
      store: () => {
        started.resolve();
        return release.promise;
      },
    });
    const idle = await rawClient(listener.port);
    await idle.say('', /^220 /);
    const delivery = deliver(listener.url);
    await started.promise;
    const begun = Date.now();
    const closed = listener.close();
    release.resolve();
    expect((await delivery).response).toMatch(/^250 /);
    await closed;
    expect(Date.now() - begun).toBeLessThan(5000);
    await idle.say('', /\r\n421 /);
    idle.end();
  });

  test('ends within five seconds even when storing never does', { timeout: 10_000 }, async () => {
    const started = Promise.withResolvers<void>();
    const listener = await testListener({
      store: () => {
        started.resolve();
        return new Promise(() => undefined);
      },
    });
    const delivery = deliver(listener.url).catch((error: unknown) => error);
    await started.promise;
    const begun = Date.now();
    await listener.close();
    expect(Date.now() - begun).toBeLessThan(5000);
    expect(await delivery).toBeInstanceOf(Error);
  });

  test('says so when its port is taken', async () => {
    const listener = await testListener();
    await expect(testListener({ port: listener.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await listener.close();
  });
});
