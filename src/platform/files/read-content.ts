import { sql } from 'kysely';
import { isStaff } from '#kernel/actor.ts';
import { FileId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Context, systemContext } from '../context.ts';
import { reading, type Tx } from '../database/transaction.ts';
import { mayShowInPlace } from './media-type.ts';
import type { FileRow, FileTables } from './table.ts';

export interface FileContent {
  readonly id: FileId;
  readonly name: string;
  /** What the bytes prove to be. */
  readonly mediaType: string;
  readonly mayShowInPlace: boolean;
  /** Hex; equal content, equal value. */
  readonly hash: string;
  readonly bytes: Buffer;
}

type Found = FileRow & { readonly hash: Buffer };

async function visibleRow(context: Context, fileId: FileId): Promise<Found | null> {
  const row = await reading(context, (tx) =>
    tx.tables<FileTables>().selectFrom('platform.file').selectAll().where('id', '=', fileId).executeTakeFirst(),
  );
  return row?.hash ? { ...row, hash: row.hash } : null;
}

/** Asks the thing that the file hangs on; an unattached file is its uploader's alone. */
async function mayRead(context: Context, file: FileRow): Promise<boolean> {
  const { actor, platform } = context;
  const { subject_kind: kind, subject_id: id } = file;
  if (kind === null || id === null) return actor.kind === 'person' && file.uploaded_by === actor.personId;
  if (file.audience === 'team' && actor.kind === 'person' && !isStaff(actor)) return false;
  const policy = platform.subjects.get(kind);
  if (!policy) return false;
  const scopes = await reading(systemContext(platform, 'files', context.now), (tx) => policy.load(tx, [id]));
  const scope = scopes.get(id);
  if (scope === undefined || !policy.mayRead(actor, scope, file.audience)) return false;
  return policy.mayReadFiles?.(actor, scope) ?? true;
}

async function bytesOf(tx: Tx, fileId: FileId): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer | null }>`
    select platform.content_of(${fileId}) as bytes`.execute(tx.tables<FileTables>());
  return rows[0]?.bytes ?? null;
}

/**
 * A file with its bytes, for whoever may read what it hangs on. For anybody else it is not there, exactly as if it
 * had never been. Three walls: row-level security, the subject's policy, and bytes only through a visible row.
 */
export async function readContent(context: Context, fileId: FileId): Promise<Result<FileContent>> {
  const row = await visibleRow(context, fileId);
  if (!row || !(await mayRead(context, row))) return refuse('not-found', 404);
  const bytes = await reading(context, (tx) => bytesOf(tx, fileId));
  if (!bytes) return refuse('not-found', 404);
  return ok({
    id: FileId.parse(row.id),
    name: row.name,
    mediaType: row.media_type,
    mayShowInPlace: mayShowInPlace(row.media_type),
    hash: row.hash.toString('hex'),
    bytes,
  });
}

export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * The files on one thing that customers may read, with their bytes, oldest first, as long as all together stay within
 * `atMost` bytes; what does not fit is left out. As the system, for sending them on.
 */
export async function contentsOn(tx: Tx, subject: SubjectRef, atMost: number): Promise<StoredFile[]> {
  const rows = await tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(['id', 'name', 'media_type', 'size'])
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('audience', '=', 'customer')
    .where('hash', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const found: StoredFile[] = [];
  let room = atMost;
  for (const row of rows) {
    if (row.size > room) continue;
    const bytes = await bytesOf(tx, FileId.parse(row.id));
    if (!bytes) continue;
    room -= row.size;
    found.push({ name: row.name, mediaType: row.media_type, bytes });
  }
  return found;
}
