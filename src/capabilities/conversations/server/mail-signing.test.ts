import { dkimVerify } from 'mailauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { tableDns } from '#platform/mail/testing/dns-table.ts';
import { jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { conversationsContract } from '../contract.ts';
import { runJob } from '../testing/mail-desk.ts';

const { mailSigning, listMailTemplates, previewMail } = conversationsContract.endpoints;

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  const config = { mailOut: `smtp://127.0.0.1:${sink.port}`, dkimSelector: 'autumn' };
  app = await startTestApp({ config });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

/** A mail of ours, as it left. */
async function sentRaw(): Promise<Buffer> {
  const payload = { address: PEOPLE.maria.email, returnTo: null };
  await runJob({ jobs: jobs.JOBS, platform: app.program.platform }, 'people.send-sign-in-link', payload);
  const [newest] = sink.list();
  const mail = newest && (await sink.get(newest.id));
  if (!mail) throw new Error('Nothing was sent.');
  return mail.raw;
}

describe('what we send', () => {
  it('is signed by the domain in From, with the key that administrators are shown', async () => {
    const raw = await sentRaw();
    const admin = await app.as('admin');
    const { record, domain, published } = await admin(mailSigning, {});
    expect([record?.name, domain, published]).toEqual(['autumn._domainkey.harbour.example', 'harbour.example', 'no']);
    const dns = tableDns({ [`TXT ${record?.name}`]: [[record?.value.slice(0, 200), record?.value.slice(200)]] });
    const resolver = async (name: string, type: string) => (await dns(name, type)) as string[][];
    const { results } = await dkimVerify(raw, { resolver });
    expect(results).toMatchObject([
      { signingDomain: 'harbour.example', selector: 'autumn', status: { result: 'pass', aligned: 'harbour.example' } },
    ]);
    const forged = Buffer.from(raw.toString('latin1').replace('It works once', 'It works twice'), 'latin1');
    expect((await dkimVerify(forged, { resolver })).results[0]?.status.result).toBe('neutral');
  });

  it('keeps its key: a second reading shows the same record, and nobody but administrators is shown it', async () => {
    const admin = await app.as('admin');
    const { record } = await admin(mailSigning, {});
    expect((await admin(mailSigning, {})).record).toEqual(record);
    expect(JSON.stringify(record)).not.toContain('PRIVATE');
    const tom = await app.as('tom');
    await expect(tom(mailSigning, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('every kind of mail', () => {
  it('can be looked at in both languages, as text and as HTML', async () => {
    const admin = await app.as('admin');
    const { items } = await admin(listMailTemplates, {});
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['acknowledgement', 'reply', 'resolved', 'moved', 'late', 'sign-in-link']),
    );
    for (const { id: templateId } of items) {
      for (const language of ['en', 'de'] as const) {
        const mail = await admin(previewMail, { params: { templateId }, query: { language } });
        expect(mail.html).toContain(`<html lang="${language}">`);
        expect(mail.html).not.toMatch(/<(img|script|link|iframe)/i);
        expect(`${mail.subject}${mail.text}`).not.toMatch(/sample\.|layout\.|\{\w+\}/);
        expect(mail.text.length).toBeGreaterThan(60);
      }
    }
    const none = { params: { templateId: 'no-such-mail' }, query: { language: 'en' as const } };
    await expect(admin(previewMail, none)).rejects.toMatchObject({ status: 404 });
  });
});
