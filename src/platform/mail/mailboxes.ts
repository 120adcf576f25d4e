import { readFileSync } from 'node:fs';
import { z } from 'zod';

const OAuth2 = z.strictObject({
  tokenEndpoint: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().optional(),
  refreshToken: z.string().min(1),
  scope: z.string().optional(),
});

const Settings = z
  .strictObject({
    /** What people call it; its mails are remembered under this name. */
    name: z.string().regex(/^[\w.@+-]{1,100}$/),
    host: z.string().min(1),
    port: z.int().min(1).max(65535).optional(),
    /** `none` only to this machine. */
    tls: z.enum(['implicit', 'starttls', 'none']).default('implicit'),
    user: z.string().min(1),
    password: z.string().min(1).optional(),
    oauth2: OAuth2.optional(),
    folder: z.string().min(1).default('INBOX'),
    /** Our address whose mail comes here, for mails that name none of ours. */
    address: z.email().toLowerCase(),
    /** Where a mail goes once it is ours; without it, it stays and is marked as read. */
    moveTo: z.string().min(1).optional(),
  })
  .refine(({ password, oauth2 }) => (password === undefined) !== (oauth2 === undefined), {
    message: 'name either a password or oauth2',
  })
  .refine(({ tls, host }) => tls !== 'none' || /^(localhost|127\.[\d.]+|::1)$/.test(host), {
    message: 'without TLS only this machine may be asked',
  });

/** One mailbox that mail is fetched from. */
export type MailboxSettings = z.output<typeof Settings>;

const File = z.array(Settings).refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
  message: 'each mailbox needs a name of its own',
});

/** The mailboxes that the file names. Throws an Error whose message says what is wrong with it. */
export function readMailboxes(path: string | undefined): readonly MailboxSettings[] {
  if (path === undefined) return [];
  const read = (): unknown => {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(
        `The file of mailboxes, ${path}, cannot be read: ${error instanceof Error ? error.message : error}`,
      );
    }
  };
  const known = File.safeParse(read());
  if (known.success) return known.data;
  const faults = known.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The file of mailboxes, ${path}, is wrong; correct it and start again.\n${faults.join('\n')}`);
}
