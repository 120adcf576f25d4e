import { organisation, wayOut } from '#capabilities/people/index.ts';
import { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { contentsOn } from '#platform/files.ts';
import { signReplyAddress } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { type MailBlock, renderMail } from '#platform/mail/render.ts';
import type { OutgoingAttachment, OutgoingMail } from '#platform/mail/send.ts';
import type { Purpose } from '../domain/words.ts';
import { desk } from './address-store.ts';
import type { OutboundMail } from './outbound-store.ts';
import { type KnownThread, threadKnownTo } from './thread-store.ts';

/** Larger files are read in the portal: many mail servers refuse what is beyond this. */
const ATTACHED_AT_MOST = 10 * 1024 * 1024;

const AUTOMATIC: Readonly<Record<Purpose, NonNullable<OutgoingMail['automatic']> | null>> = {
  reply: null,
  notice: 'auto-generated',
  'auto-reply': 'auto-replied',
};

/** The message's files, as far as they fit. Only what customers may read. */
async function attachmentsOf(tx: Tx, row: OutboundMail): Promise<OutgoingAttachment[]> {
  if (row.message_id === null) return [];
  const files = await contentsOn(tx, { kind: 'message', id: row.message_id }, ATTACHED_AT_MOST);
  return files.map((file) => ({ filename: file.name, contentType: file.mediaType, content: file.bytes }));
}

/** What was read before stands above the small print. */
function withQuotes(blocks: readonly MailBlock[], { quoted }: KnownThread): MailBlock[] {
  if (quoted.length === 0) return [...blocks];
  const footer = blocks.filter((block) => block.kind === 'footer');
  const rest = blocks.filter((block) => block.kind !== 'footer');
  return [...rest, { kind: 'quoted', messages: quoted }, ...footer];
}

/** Where the reader ends mails like this one; null where they can't do without them. */
async function wayOutOf({ platform }: Context, row: OutboundMail): Promise<string | null> {
  const { optional } = row.content;
  if (optional === undefined || row.recipient_person_id === null) return null;
  return wayOut(platform, optional, row.recipient_person_id);
}

/** The last line of the small print says how to end mails like this one. */
function withWayOut(blocks: readonly MailBlock[], row: OutboundMail, url: string | null): readonly MailBlock[] {
  if (url === null) return blocks;
  const line = translator(row.language, catalogues[row.language].mail)('layout.way-out', { url });
  const footer = blocks.flatMap((block) => (block.kind === 'footer' ? block.lines : []));
  return [...blocks.filter(({ kind }) => kind !== 'footer'), { kind: 'footer', lines: [...footer, line] }];
}

/** The two addresses that only we can make: where the answer goes, and where a bounce goes. */
async function signedAddresses(context: Context, row: OutboundMail, domain: string) {
  if (row.subject_id === null) return null;
  const keys = await mailKeys(context.platform);
  const about = { caseId: CaseId.parse(row.subject_id), recipient: row.recipient_address, domain };
  return {
    reply: signReplyAddress(keys, { purpose: 'reply', ...about }),
    bounce: signReplyAddress(keys, { purpose: 'bounce', ...about }),
  };
}

/** The mail as it goes out, or null while the desk has no address to send from. As the system. */
export async function composeMail(tx: Tx, context: Context, row: OutboundMail): Promise<OutgoingMail | null> {
  const from = await desk(tx, context.platform.publicUrl());
  if (from.address === null) return null;
  const { name } = await organisation(tx);
  const thread = await threadKnownTo(tx, row);
  const { title, zone, blocks } = row.content;
  const { language } = row;
  const unsubscribe = await wayOutOf(context, row);
  const rendered = renderMail({
    language,
    zone,
    organisation: name,
    subject: title,
    blocks: withQuotes(withWayOut(blocks, row, unsubscribe), thread),
  });
  const signed = await signedAddresses(context, row, from.domain);
  const automatic = AUTOMATIC[row.purpose];
  return {
    messageId: row.message_id_header,
    date: row.queued_at,
    from: { name, address: from.address },
    to: { name: row.recipient_name, address: row.recipient_address },
    envelopeFrom: signed?.bounce ?? '',
    ...(signed ? { replyTo: { name, address: signed.reply } } : {}),
    subject: rendered.subject ?? title,
    text: rendered.text,
    html: rendered.html,
    ...(thread.inReplyTo === null ? {} : { inReplyTo: thread.inReplyTo }),
    references: thread.references,
    ...(automatic === null ? {} : { automatic }),
    ...(unsubscribe === null ? {} : { unsubscribe }),
    language,
    attachments: await attachmentsOf(tx, row),
  };
}
