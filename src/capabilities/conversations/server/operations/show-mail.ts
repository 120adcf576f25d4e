import { sql } from 'kysely';
import type { MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { SECOND } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { mayShowInPlace, typeOfBytes } from '#platform/files/media-type.ts';
import type { MailParser } from '#platform/mail/parse-in-worker.ts';
import { fetchOutside, type Network } from '#platform/outside/fetch-outside.ts';
import type { ConversationTables } from '../tables.ts';

/** What showing needs beside the database. */
export interface ShowingTools {
  readonly parser: MailParser;
  readonly network: Network;
}

export interface MailShown {
  /** Cleaned; it loads nothing. Pictures stand in it as they are, or not at all. */
  readonly html: string;
  /** Pictures that lie elsewhere, and how many of them are in `html`. */
  readonly elsewhere: number;
  readonly fetched: number;
}

const MB = 1024 * 1024;
const PICTURES_AT_MOST = 40;
const PICTURE_AT_MOST = 3 * MB;
const ALL_AT_MOST = 12 * MB;
const AT_ONCE = 6;
const PATIENCE = 5 * SECOND;

/** The picture for a page that may load nothing; null unless the bytes prove to be one. */
function dataUrl(bytes: Uint8Array): string | null {
  const type = typeOfBytes(bytes);
  return mayShowInPlace(type) ? `data:${type};base64,${Buffer.from(bytes).toString('base64')}` : null;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const decoded = (value: string) => value.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);

type Mark = 'data-cid' | 'data-remote';
const MARKS = { 'data-cid': / data-cid="([^"]*)"/g, 'data-remote': / data-remote="([^"]*)"/g } as const;

const marked = (html: string, mark: Mark) => [
  ...new Set([...html.matchAll(MARKS[mark])].map(([, value = '']) => decoded(value))),
];

/** The HTML with these pictures where their marks stand; a mark without one goes. */
function withPictures(html: string, mark: Mark, pictures: ReadonlyMap<string, string>): string {
  return html.replace(MARKS[mark], (_, value: string) => {
    const picture = pictures.get(decoded(value));
    return picture === undefined ? '' : ` src="${picture}"`;
  });
}

interface Found {
  readonly html: string;
  readonly inboundMailId: string | null;
}

/** The mail of a message that the actor may read as the team does; null for anybody else, and where it had no HTML. */
async function findMail(context: Context, id: MessageId): Promise<Found | null> {
  const { actor, platform } = context;
  const policy = platform.subjects.get('message');
  const scopes = await reading(systemContext(platform, 'mail', context.now), async (tx) => policy?.load(tx, [id]));
  const scope = scopes?.get(id);
  if (!policy || scope === undefined || !policy.mayRead(actor, scope, 'team')) return null;
  const row = await reading(context, (tx) =>
    tx
      .tables<ConversationTables>()
      .selectFrom('conversations.message')
      .select(['html', 'inbound_mail_id as inboundMailId'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  return row?.html ? { html: row.html, inboundMailId: row.inboundMailId } : null;
}

async function rawOf({ platform, now }: Context, inboundMailId: string): Promise<Buffer | null> {
  const row = await reading(systemContext(platform, 'mail', now), (tx) =>
    tx
      .tables<ConversationTables>()
      .selectFrom('conversations.inbound_mail')
      .select(sql<Buffer | null>`platform.bytes_of(hash)`.as('raw'))
      .where('id', '=', inboundMailId)
      .executeTakeFirst(),
  );
  return row?.raw ?? null;
}

const NOBODY = { envelopeFrom: '', remoteAddress: '', helo: '', relays: [], authservId: null };

/** The pictures that came with the mail, by their content ids. */
async function picturesInside(context: Context, { inboundMailId }: Found, { parser }: ShowingTools) {
  const pictures = new Map<string, string>();
  const raw = inboundMailId === null ? null : await rawOf(context, inboundMailId);
  if (raw === null) return pictures;
  const resolve = () => Promise.reject(new Error('Nobody is asked.'));
  const read = await parser.parse(raw, { sender: NOBODY, resolve });
  if ('failure' in read) return pictures;
  let room = ALL_AT_MOST;
  for (const { contentId, content } of read.mail.attachments) {
    const picture = contentId === null || content.length > room ? null : dataUrl(content);
    if (contentId === null || picture === null) continue;
    room -= content.length;
    pictures.set(contentId, picture);
  }
  return pictures;
}

/** Fetches what lies elsewhere, a few at once, as far as it fits; what cannot be had is left out. */
async function picturesElsewhere(urls: readonly string[], network: Network): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const left = urls.slice(0, PICTURES_AT_MOST);
  let room = ALL_AT_MOST;
  const lane = async () => {
    for (let url = left.shift(); url !== undefined && room > 0; url = left.shift()) {
      const bytes = await fetchOutside(url, { bytes: Math.min(PICTURE_AT_MOST, room), span: PATIENCE }, network).catch(
        () => null,
      );
      const picture = bytes === null ? null : dataUrl(bytes);
      if (bytes === null || picture === null || bytes.length > room) continue;
      room -= bytes.length;
      pictures.set(url, picture);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return pictures;
}

/**
 * A mail's HTML as it came, cleaned, for a page that may load nothing: the pictures that came with it stand in it, and
 * with `pictures` also those that lie elsewhere, which we fetch so that nobody learns who reads. For the team; for
 * anybody else, and for mail without HTML, it is not there.
 */
export async function showMail(
  context: Context,
  asked: { readonly messageId: MessageId; readonly pictures: boolean },
  tools: ShowingTools,
): Promise<Result<MailShown>> {
  const found = await findMail(context, asked.messageId);
  if (!found) return refuse('not-found', 404);
  const hasOwn = found.html.includes(' data-cid="');
  const inside = hasOwn ? await picturesInside(context, found, tools) : new Map<string, string>();
  const html = withPictures(found.html, 'data-cid', inside);
  const urls = marked(html, 'data-remote');
  const elsewhere = asked.pictures ? await picturesElsewhere(urls, tools.network) : new Map<string, string>();
  return ok({ html: withPictures(html, 'data-remote', elsewhere), elsewhere: urls.length, fetched: elsewhere.size });
}
