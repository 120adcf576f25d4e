import { createTransport } from 'nodemailer';
import { type MailListener, startMailListener } from '#platform/mail/receive.ts';
import { silentLog } from '#tests/harness/quiet.ts';

/** A mail server between two others on loopback: it hands each mail on and counts them. */
export interface Relay {
  readonly port: number;
  /** Subjects of the mails that passed, in order. */
  readonly passed: readonly string[];
  close(): Promise<void>;
}

/** A relay to the port that `to` names by then. `tears` says which header lines it loses, as bad gateways do. */
export async function startRelay(to: () => number, tears: RegExp | null = null): Promise<Relay> {
  const passed: string[] = [];
  const listener: MailListener = await startMailListener({
    host: '127.0.0.1',
    port: 0,
    hostname: 'relay.example',
    accepts: () => true,
    log: silentLog(),
    async store(raw, { from, to: recipients }) {
      const text = raw.toString('latin1');
      const torn = tears === null ? text : text.replace(tears, '');
      passed.push(/^Subject: (.*)$/im.exec(torn)?.[1]?.trim() ?? '');
      const transport = createTransport({ host: '127.0.0.1', port: to(), ignoreTLS: true });
      await transport.sendMail({ envelope: { from, to: [...recipients] }, raw: Buffer.from(torn, 'latin1') });
      transport.close();
    },
  });
  return { port: listener.port, passed, close: () => listener.close() };
}
