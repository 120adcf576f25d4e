import { createTransport } from 'nodemailer';
import type { ParsedMail } from '#platform/mail/parsed-mail.ts';
import type { SunkMail } from '#platform/mail/sink.ts';
import type { Evenkeel } from './evenkeel.ts';
import { expect } from './test.ts';

type Mail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

/** Sends a mail to the desk by SMTP, as somebody's mail program does. */
export async function sendMail({ program }: Evenkeel, mail: Mail): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: program.smtpPort ?? 0,
    secure: false,
    ignoreTLS: true,
  });
  await transport.sendMail(mail).finally(() => transport.close());
}

/** Waits for the newest mail that Evenkeel sent and that fits. Answers it as its recipient reads it. */
export async function mailSent({ sink }: Evenkeel, fits: (mail: SunkMail) => boolean): Promise<ParsedMail> {
  await expect.poll(() => sink.list().some(fits), { message: 'the mail is sent' }).toBe(true);
  const id = sink.list().find(fits)?.id ?? '';
  const mail = (await sink.get(id))?.mail;
  if (!mail) throw new Error('Our own mail cannot be read.');
  return mail;
}
