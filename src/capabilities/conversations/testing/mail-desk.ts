import { createTransport, type SendMailOptions } from 'nodemailer';
import { systemContext } from '#platform/context.ts';
import type { Job } from '#platform/jobs.ts';
import type { Platform } from '#platform/platform.ts';

/** Runs the job of this name by hand, as a worker would. */
export async function runJob(
  { jobs, platform }: { readonly jobs: readonly Job[]; readonly platform: Platform },
  name: string,
  payload: unknown,
): Promise<void> {
  const job = jobs.find((one) => one.kind.name === name);
  if (!job) throw new Error(`There is no job ${name}.`);
  await job.run(systemContext(platform, name), payload);
}

/** Sends one mail by SMTP on loopback; rejects with the server's words when it is refused. */
export async function sendTo(port: number, mail: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await transport.sendMail(mail);
  } finally {
    transport.close();
  }
}

/** A mail as bytes, the same each time; `lines` are its header lines. */
export function rawMail(lines: readonly string[], text: string): string {
  return `${[...lines, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n')}\r\n`;
}
