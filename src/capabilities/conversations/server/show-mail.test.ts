import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { CaseId, type MessageId } from '#kernel/ids.ts';
import { systemContext } from '#platform/context.ts';
import { mailParser } from '#platform/mail/parse-in-worker.ts';
import { TEST_TLS } from '#platform/mail/testing/tls.ts';
import { INTERNET, type Network } from '#platform/outside/fetch-outside.ts';
import { DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { conversationsContract } from '../contract.ts';
import { runJob, sendTo } from '../testing/mail-desk.ts';
import { showMail } from './operations/show-mail.ts';

const { caseStory, listMessages } = casesContract.endpoints;
const { showMail: endpoint } = conversationsContract.endpoints;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR logo', 'latin1');
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { intake: true } });
});
afterAll(() => app.stop());

let sent = 0;

/** A mail of Maria's in HTML with her logo; answers its message in its case. */
async function mailOf(html: string, from = `Maria Lopez <${PEOPLE.maria.email}>`) {
  sent += 1;
  const raw = [
    `From: ${from}`,
    `Subject: Look ${sent}`,
    `Message-ID: <shown-${sent}@harbour.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--r',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo@x>',
    'Content-Transfer-Encoding: base64',
    '',
    PNG.toString('base64'),
    '--r--',
    '',
  ].join('\r\n');
  await sendTo(app.program.smtpPort ?? 0, { envelope: { from: PEOPLE.maria.email, to: [DESK_ADDRESS] }, raw });
  const [waiting] = await app.sql<{ id: string }>(`select id from conversations.inbound_mail where state = 'waiting'`);
  const parts = { jobs: jobs.JOBS, platform: app.program.platform };
  await runJob(parts, 'conversations.take-in-mail', { inboundMailId: waiting?.id });
  const [row] = await app.sql<{ subject_id: string }>(
    'select subject_id from conversations.inbound_mail where id = $1',
    [waiting?.id],
  );
  const params = { caseId: CaseId.parse(row?.subject_id) };
  const [message] = (await (await app.as('ayse'))(listMessages, { params })).items;
  if (!message) throw new Error('The mail made no message.');
  return { params, message };
}

const shown = async (messageId: MessageId, pictures: 'true' | 'false' = 'false') =>
  (await app.as('ayse'))(endpoint, { params: { messageId }, query: { pictures } });

describe('a mail as it came', () => {
  it('is cleaned, and carries its own pictures in itself', async () => {
    const { message } = await mailOf(
      '<p onclick="x()">Hello <b>you</b></p><script>alert(1)</script><img src="cid:logo@x" alt="Logo"><img src="cid:none">',
    );
    expect(message.asMail).toBe(true);
    const { html, elsewhere } = await shown(message.id);
    expect(elsewhere).toBe(0);
    expect(html).toContain('<b>you</b>');
    expect(html).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`);
    expect(html).not.toMatch(/script|onclick|data-cid/);
  });

  it('fetches nothing from inside our own network, whoever asks', async () => {
    const at = [
      'http://127.0.0.1/a.png',
      'https://[::1]/b.png',
      'https://169.254.169.254/c.png',
      'https://localhost/d.png',
    ];
    const { message } = await mailOf(at.map((src) => `<img src="${src}">`).join(''));
    expect(await shown(message.id)).toMatchObject({ elsewhere: 4, fetched: 0 });
    const asked = await shown(message.id, 'true');
    expect(asked).toMatchObject({ elsewhere: 4, fetched: 0 });
    expect(asked.html).not.toMatch(/src=|data-remote/);
  });

  it('is not there for customers, and for none who may not see the case', async () => {
    const { message } = await mailOf('<p>Hello</p>');
    for (const name of ['maria', 'dora'] as const) {
      const asking = (await app.as(name))(endpoint, { params: { messageId: message.id }, query: {} });
      await expect(asking).rejects.toMatchObject({ status: 403 });
    }
    const other = (await app.as('femi'))(endpoint, { params: { messageId: message.id }, query: {} });
    await expect(other).rejects.toMatchObject({ status: 404 });
  });

  it('warns of what reads as one thing and is another, the team alone', async () => {
    const { message, params } = await mailOf(
      '<a href="https://evil.example/x">https://bank.example</a>',
      `"boss@bank.example" <${PEOPLE.maria.email}>`,
    );
    expect(message.warnings).toEqual([
      { kind: 'sender-claims-address', shown: 'boss@bank.example', is: PEOPLE.maria.email },
      { kind: 'link-elsewhere', shown: 'https://bank.example', is: 'evil.example' },
    ]);
    const story = await (await app.as('maria'))(caseStory, { params });
    expect(Object.keys(story.messages[0] ?? {})).not.toContain('warnings');
  });
});

describe('pictures that lie elsewhere', () => {
  let server: Server;
  let network: Network;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer(TEST_TLS, (request, response) => {
      asked.push(request.url ?? '');
      response.end(request.url === '/logo.png' ? PNG : SVG);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    network = { ...INTERNET, resolve, mayAsk: () => true, port, ca: TEST_TLS.cert };
  });
  afterAll(() => {
    server.close();
  });

  it('are asked for only when somebody wants them, and shown only where they are pictures', async () => {
    const { message } = await mailOf(
      '<img src="https://localhost/logo.png?a=1&amp;b=2"><img src="https://localhost/logo.png">',
    );
    const drawing = await mailOf('<img src="https://localhost/drawing.svg">');
    const parser = mailParser({ threads: 1 });
    const context = { ...systemContext(app.program.platform, 'test') };
    const show = (messageId: MessageId, pictures: boolean) =>
      showMail(context, { messageId, pictures }, { parser, network });
    expect(await show(message.id, false)).toMatchObject({ value: { elsewhere: 2, fetched: 0 } });
    expect(asked).toEqual([]);
    const outcome = await show(message.id, true);
    expect(outcome).toMatchObject({ value: { elsewhere: 2, fetched: 1 } });
    expect(asked.toSorted()).toEqual(['/logo.png', '/logo.png?a=1&b=2']);
    expect(await show(drawing.message.id, true)).toMatchObject({ value: { elsewhere: 1, fetched: 0 } });
    await parser.close();
  });
});

it('a picture that came with an earlier mail of the same person is marked', async () => {
  const { message, params } = await mailOf('<p>One</p>');
  expect(message.files).toMatchObject([{ name: 'logo.png', repeated: false }]);
  const { message: later } = await mailOf('<p>Two</p>');
  await app.sql('update conversations.message set subject_id = $1 where id = $2', [params.caseId, later.id]);
  const { items } = await (await app.as('ayse'))(listMessages, { params });
  expect(items.map(({ files }) => files.map(({ repeated }) => repeated))).toEqual([[false], [true]]);
});
