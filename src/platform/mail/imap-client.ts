import { ImapFlow } from 'imapflow';
import { MINUTE, SECOND } from '#kernel/time.ts';
import type { MailboxSettings } from './mailboxes.ts';

/** A connection to a mailbox that is not opened yet. A null token: by password. */
export function imapClient(settings: MailboxSettings, accessToken: string | null): ImapFlow {
  const { host, tls, user } = settings;
  const secure = tls === 'implicit';
  const client = new ImapFlow({
    host,
    port: settings.port ?? (secure ? 993 : 143),
    secure,
    ...(secure ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: accessToken === null ? { user, pass: settings.password ?? '' } : { user, accessToken },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20 * SECOND,
    greetingTimeout: 20 * SECOND,
    socketTimeout: 3 * MINUTE,
  });
  // Without a listener an error on the connection would end the program; what fails says so itself.
  client.on('error', () => undefined);
  return client;
}

/** What went wrong, in the server's own words where it said some. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const said = 'responseText' in error && typeof error.responseText === 'string' ? ` ${error.responseText}` : '';
  return `${error.message}${said}`.slice(0, 300);
}
