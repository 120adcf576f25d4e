import type { Config } from '../config.ts';
import type { DkimKey } from './dkim.ts';
import { type MailSender, mailSender } from './send.ts';

const NOWHERE: MailSender = {
  send: async () => ({ outcome: 'try-later', reason: 'No SMTP server is named yet: set EVENKEEL_MAIL_OUT.' }),
  close: () => undefined,
};

/**
 * The sender that the configuration names, signing with the key that `keyOf` has for the sender's domain. Without a
 * server every mail waits, visibly, until there is one.
 */
export function openMailSender(
  config: Pick<Config, 'mailOut'>,
  keyOf: (domain: string) => Promise<DkimKey | null>,
): MailSender {
  return config.mailOut === undefined ? NOWHERE : mailSender({ url: config.mailOut, keyOf });
}
