import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corporaFolder } from '#tests/harness/corpora.ts';
import { cleanHtml } from './clean-html.ts';
import { linesOfHtml } from './html-lines.ts';
import { linesOfText, tidy } from './lines.ts';
import { type MailKind, newPartOf } from './new-part.ts';
import { parseMail } from './parse.ts';
import { mailParser } from './parse-in-worker.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { NOBODY } from './testing/nobody.ts';

/** What these tests need lies outside the repository; where it is absent they skip and say so. */
const WHY = 'no folder of public mails: neither CORPORA_DIR nor ../shared/corpora';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

async function read(path: string): Promise<ParsedMail> {
  const outcome = await parseMail(readFileSync(path));
  if ('failure' in outcome) throw new Error(`${path}: ${outcome.detail}`);
  return outcome.mail;
}

describe('mails that nobody here wrote', () => {
  const folder = corporaFolder('mail');

  test('each is read by the parser thread without a crash', { timeout: 60_000 }, async ({ skip }) => {
    if (folder === null) return skip(WHY);
    const parser = mailParser();
    const files = filesBelow(folder);
    const outcomes = await Promise.all(files.map((file) => parser.parse(readFileSync(file), NOBODY)));
    await parser.close();
    expect(files.length).toBeGreaterThan(100);
    expect(outcomes.filter((outcome) => 'failure' in outcome)).toEqual([]);
  });

  const EMAILS = 'mikel-mail/spec/fixtures/emails';
  test.for([
    ['mailparser/test/fixtures/base64encodedroot.eml', { files: ['screenshot.png'] }],
    ['mailparser/test/fixtures/delivery-status.eml', { report: 'delivery-status', failed: 1 }],
    ['mailparser/test/fixtures/nodemailer.eml', { types: ['text/watch-html', 'image/png', 'image/gif', 'text/plain'] }],
    ['postal-mime/test/fixtures/arf.eml', { report: 'feedback' }],
    ['postal-mime/test/fixtures/bounce.eml', { report: 'delivery-status', failed: 1 }],
    [
      'postal-mime/test/fixtures/calendar-event.eml',
      { types: ['text/calendar', 'application/ics'], meeting: 'request' },
    ],
    [`${EMAILS}/attachment_emails/attachment_nonascii_filename.eml`, { files: ['ciële.txt'] }],
    [`${EMAILS}/attachment_emails/attachment_with_base64_encoded_name.eml`, { files: ['This is a test.pdf'] }],
    [`${EMAILS}/attachment_emails/attachment_with_unquoted_name.eml`, { files: ['This is a test.txt'] }],
    [`${EMAILS}/attachment_emails/attachment_message_rfc822.eml`, { types: ['message/rfc822'] }],
    [`${EMAILS}/error_emails/content_transfer_encoding_x_uuencode.eml`, { types: ['application/msword'] }],
    [`${EMAILS}/mime_emails/raw_email7.eml`, { files: ['test.rb', 'test.pdf', 'smime.p7s'] }],
    [`${EMAILS}/mime_emails/raw_email_with_nested_attachment.eml`, { protection: 'smime-signed' }],
    [`${EMAILS}/mime_emails/sig_only_email.eml`, { protection: 'pgp-signed' }],
    [`${EMAILS}/multi_charset/japanese.eml`, { subject: 'まみむめも', doubtful: false }],
    [`${EMAILS}/multi_charset/japanese_attachment.eml`, { files: ['てすと.txt'] }],
    [`${EMAILS}/multi_charset/ks_c_5601-1987.eml`, { text: '스티해', doubtful: false }],
    [`${EMAILS}/multipart_report_emails/multi_address_bounce1.eml`, { report: 'delivery-status', failed: 5 }],
    [`${EMAILS}/multipart_report_emails/report_422.eml`, { report: 'delivery-status', failed: 0 }],
    [`${EMAILS}/multipart_report_emails/report_530.eml`, { report: 'delivery-status', failed: 1 }],
    [`${EMAILS}/plain_emails/raw_email_with_at_display_name.eml`, { ambiguous: true }],
  ] as const)('%s', async ([name, expected], { skip }) => {
    if (folder === null) return skip(WHY);
    const mail = await read(join(folder, name));
    const found = {
      files: mail.attachments.map((one) => one.filename),
      types: mail.attachments.map((one) => one.contentType),
      report: mail.report?.kind ?? null,
      failed: mail.report?.recipients.filter((one) => one.action === 'failed').length ?? 0,
      meeting: mail.calendar?.method ?? null,
      protection: mail.protection,
      doubtful: mail.doubtfulText,
      ambiguous: mail.ambiguousSender,
      subject: mail.subject,
      text: mail.text,
    };
    expect(found).toMatchObject(expected);
  });
});

interface ExpectedBounce {
  readonly permanent: readonly string[];
  readonly temporary: readonly string[];
}

describe('bounces of fifty mail systems', () => {
  const folder = corporaFolder('bounces');

  test('say whom they did not reach, for good or for now, in at least 95 of 100', async ({ skip }) => {
    if (folder === null) return skip(WHY);
    const expected: Record<string, ExpectedBounce> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const wrong: string[] = [];
    for (const [name, { permanent, temporary }] of Object.entries(expected)) {
      const { report } = await read(join(folder, 'flufl-bounce', name));
      const named = (action: string) => report?.recipients.flatMap((one) => (one.action === action ? one.address : []));
      const sorted = (addresses: readonly string[] = []) =>
        addresses
          .map((one) => one.toLowerCase())
          .toSorted()
          .join();
      const right = sorted(named('failed')) === sorted(permanent) && sorted(named('delayed')) === sorted(temporary);
      if (!right) wrong.push(name);
    }
    const share = 1 - wrong.length / Object.keys(expected).length;
    expect(share, `wrong: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(0.95);
  });
});

/** Where the words that were written anew stand in each file: first line and last. */
const OWN_LINES: Readonly<Record<string, readonly [number, number]>> = {
  correct_sig: [1, 1],
  email_1_1: [1, 5],
  email_1_2: [1, 34],
  email_1_3: [1, 3],
  email_1_4: [1, 1],
  email_1_5: [1, 15],
  email_1_6: [1, 1],
  email_1_7: [1, 1],
  email_1_8: [1, 19],
  email_2_1: [1, 1],
  email_2_2: [1, 1],
  email_2_3: [1, 1],
  email_BlackBerry: [1, 1],
  email_bullets: [1, 9],
  email_iPhone: [1, 1],
  email_long_quote: [1, 8],
  email_multi_word_sent_from_my_mobile_device: [1, 1],
  email_one_is_not_on: [1, 5],
  email_sent_from_my_not_signature: [1, 3],
  email_sig_delimiter_in_middle_of_line: [1, 7],
  greedy_on: [1, 6],
  pathological: [1, 2],
};

/** Every line that somebody wrote stands in the part that is shown, quote marks left aside. */
function expectNothingDropped(name: string, own: string, shown: string): void {
  const words = (text: string) => text.split('\n').map((line) => line.replace(/^[> ]+|\s+$/g, ''));
  const kept = new Set(words(shown));
  for (const line of words(own)) expect([name, kept.has(line)]).toEqual([name, true]);
}

function shareOf(results: readonly boolean[]): number {
  return results.filter(Boolean).length / results.length;
}

describe('replies of many mail programs', () => {
  const folder = corporaFolder('replies');
  const talon = join(folder ?? '', 'talon/tests/fixtures');

  test('in plain text: the new part exactly in at least 80 of 100, and none of it dropped in any', ({ skip }) => {
    if (folder === null) return skip(WHY);
    const exact = Object.entries(OWN_LINES).map(([name, [first, last]]) => {
      const text = readFileSync(join(folder, 'email_reply_parser/test/emails', `${name}.txt`), 'utf8');
      const own = tidy(
        text
          .split('\n')
          .slice(first - 1, last)
          .join('\n'),
      );
      const shown = newPartOf(linesOfText(text), 'answer');
      expectNothingDropped(name, own, shown);
      return shown === own;
    });
    expect(shareOf(exact)).toBeGreaterThanOrEqual(0.8);
  });

  test('of the large mail programs, as mails and as HTML', async ({ skip }) => {
    if (folder === null) return skip(WHY);
    const exact: boolean[] = [];
    const standard = join(talon, 'standard_replies');
    for (const name of readdirSync(standard).filter((file) => file.endsWith('.eml'))) {
      const { newPart } = await read(join(standard, name));
      expectNothingDropped(name, 'Hello', newPart);
      exact.push(newPart === 'Hello');
    }
    const shownOf = (path: string) => newPartOf(linesOfHtml(cleanHtml(readFileSync(path, 'utf8'))), 'answer');
    for (const name of readdirSync(join(talon, 'html_replies'))) {
      const shown = shownOf(join(talon, 'html_replies', name)).replace(/\n+/g, '\n');
      expectNothingDropped(name, 'Hi. I am fine.\nThanks,\nAlex', shown);
      exact.push(shown === 'Hi. I am fine.\nThanks,\nAlex');
    }
    exact.push(shownOf(join(talon, 'reply-separated-by-hr.html')) === 'Hi\nthere\nBob');
    exact.push(shownOf(join(talon, 'OLK_SRC_BODY_SECTION.html')) === 'Reply');
    const shared = await read(join(talon, 'reply-quotations-share-block.eml'));
    exact.push(!shared.newPart.includes('Booking Inquiry') && shared.newPart.includes('look forward to hearing'));
    expect(shareOf(exact)).toBeGreaterThanOrEqual(0.8);
  });

  test('with signatures of all kinds: the words above them stay', ({ skip }) => {
    if (folder === null) return skip(WHY);
    const signed = join(talon, 'signature/emails/stripped');
    const names = readdirSync(signed).filter((file) => file.endsWith('_body'));
    for (const name of names) {
      const body = readFileSync(join(signed, name), 'utf8');
      const signature = readFileSync(join(signed, name.replace(/_body$/, '_signature')), 'utf8').trim();
      const own = tidy(signature === '' ? body : (body.split(signature)[0] ?? ''));
      for (const kind of ['answer', 'first'] satisfies MailKind[]) {
        expectNothingDropped(name, own, newPartOf(linesOfText(body), kind));
      }
    }
    expect(names.length).toBeGreaterThan(4);
  });
});
