import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { DESK_ADDRESS, eventually, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { casesContract } from '../contract.ts';

const { caseStory, getCase, listCases, listMessages, listMyCases, reply } = casesContract.endpoints;

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  app = await startTestApp({
    startsAt: 'real',
    parts: { worker: true, keeper: false, intake: true },
    config: { mailOut: `smtp://127.0.0.1:${sink.port}` },
  });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

async function send(mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: app.program.smtpPort ?? 0,
    secure: false,
    ignoreTLS: true,
  });
  return transport.sendMail(mail).finally(() => transport.close());
}

const openCases = async () => (await (await app.as('ayse'))(listCases, { query: { show: 'open' } })).items;

describe('the main job by mail', () => {
  it('goes in, out with threading headers, and back into the same case', async () => {
    const maria = { name: PEOPLE.maria.name, address: PEOPLE.maria.email };
    await send({
      from: maria,
      to: DESK_ADDRESS,
      subject: 'Lyon sees a black screen',
      text: 'We start at 15:00.\n',
      messageId: '<first@harbour.example>',
    });
    const made = await eventually('a case is made of the mail', async () =>
      (await openCases()).find(({ subject }) => subject === 'Lyon sees a black screen'),
    );
    expect(made).toMatchObject({
      channel: 'mail',
      requester: { name: 'Maria Lopez' },
      nextPromise: { kind: 'first-response' },
    });

    const ayse = await app.as('ayse');
    const by = toIso(Date.now() + HOUR);
    await ayse(reply, {
      params: { caseId: made.id },
      body: { text: 'I have it, Maria.', next: { follow: 'next-word', by } },
    });
    const sent = await eventually('our answer is sent', async () =>
      sink
        .list()
        .find(({ subject, envelopeTo }) => subject.includes('black screen') && envelopeTo.includes(maria.address)),
    );
    const { mail } = (await sink.get(sent.id)) ?? {};
    if (!mail) throw new Error('our own mail cannot be read');
    expect(mail.inReplyTo).toContain('<first@harbour.example>');
    expect(mail.references).toContain('<first@harbour.example>');
    expect(mail.replyTo[0]?.address).toMatch(/^help\+[a-z0-9]+@harbour\.example$|^reply\+[a-z0-9]+@/);
    expect(mail.text).toContain('I have it, Maria.');

    await send({
      from: maria,
      to: mail.replyTo[0]?.address,
      subject: `Re: ${mail.subject}`,
      inReplyTo: mail.messageId ?? undefined,
      references: [...mail.references, mail.messageId ?? ''],
      text: 'Thank you. It is the room next to the kitchen.\n\nOn Tue, 24 Nov 2026 at 10:05, Harbour Service <help@harbour.example> wrote:\n> I have it, Maria.\n',
      messageId: '<second@harbour.example>',
    });
    const messages = await eventually('the answer stands in the same case', async () => {
      const { items } = await ayse(listMessages, { params: { caseId: made.id } });
      return items.length === 3 ? items : null;
    });
    expect(messages[2]).toMatchObject({
      direction: 'from-customer',
      newPart: 'Thank you. It is the room next to the kitchen.',
    });
    expect((await openCases()).filter(({ requester }) => requester.id === PEOPLE.maria.id)).toHaveLength(1);
    await expect(ayse(getCase, { params: { caseId: made.id } })).resolves.toMatchObject({ unanswered: true });

    const { items: intake } = await (await app.as('admin'))(conversationsContract.endpoints.listIntake, {});
    expect(intake.map(({ outcome }) => outcome)).toEqual(['reply', 'case']);
  });

  it('gives a stranger a case, and nobody the right to read it by their address alone', async () => {
    await send({
      from: 'noreply@elsewhere.example',
      to: DESK_ADDRESS,
      cc: PEOPLE.dora.email,
      subject: 'Your parcel',
      text: 'It waits at the gate.',
    });
    const made = await eventually('a case for a stranger', async () =>
      (await openCases()).find(({ subject }) => subject === 'Your parcel'),
    );
    const dora = await app.as('dora');
    expect((await dora(listMyCases, {})).items).toEqual([]);
    await expect(dora(caseStory, { params: { caseId: made.id } })).rejects.toMatchObject({ status: 404 });
  });

  it('refuses mail for others before it is sent', async () => {
    await expect(
      send({ from: PEOPLE.maria.email, to: 'someone@other.example', subject: 'x', text: 'x' }),
    ).rejects.toMatchObject({ responseCode: 550 });
  });
});
