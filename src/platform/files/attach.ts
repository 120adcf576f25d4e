import { sql } from 'kysely';
import type { Audience } from '#kernel/facts.ts';
import { type AccountId, FileId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '../context.ts';
import { at } from '../database/columns.ts';
import type { Tx } from '../database/transaction.ts';
import { typeOfBytes } from './media-type.ts';
import { type FileInfo, type FileOn, type FileTables, infoOf } from './table.ts';

/** What a file hangs on, whose account that is, and who reads it. */
export interface AttachTo {
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  readonly audience: Audience;
}

/**
 * Hangs the asker's own, uploaded, unattached files on a thing; from then on they stay there. A file that was
 * announced for the team never goes where customers read. Refuses all when one does not fit.
 */
export async function attachFiles(
  tx: Tx,
  context: Context,
  given: { readonly fileIds: readonly FileId[]; readonly to: AttachTo },
): Promise<Result<null>> {
  const ids = [...new Set(given.fileIds)];
  if (ids.length === 0) return ok(null);
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('file.not-attachable', 422);
  const { to } = given;
  const attached = await tx
    .tables<FileTables>()
    .updateTable('platform.file')
    .set({
      subject_kind: to.subject.kind,
      subject_id: to.subject.id,
      account_id: to.accountId,
      audience: to.audience,
    })
    .where('id', 'in', ids)
    .where('uploaded_by', '=', actor.personId)
    .where('subject_id', 'is', null)
    .where('hash', 'is not', null)
    .where('audience', 'in', to.audience === 'team' ? ['customer', 'team'] : ['customer'])
    .executeTakeFirst();
  return Number(attached.numUpdatedRows) === ids.length ? ok(null) : refuse('file.not-attachable', 422);
}

export interface GivenFile {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Uint8Array;
}

/** Stores a file that did not come by upload, for example with a mail, and hangs it where it belongs. As the system. */
export async function storeFile(
  tx: Tx,
  context: Context,
  given: { readonly file: GivenFile; readonly to: AttachTo },
): Promise<FileId> {
  const id = FileId.parse(context.newId());
  const { file, to } = given;
  await tx
    .tables<FileTables>()
    .insertInto('platform.file')
    .values({
      id,
      account_id: to.accountId,
      name: file.name,
      media_type: typeOfBytes(file.bytes),
      declared_type: file.declaredType,
      size: file.bytes.byteLength,
      hash: sql<Buffer>`platform.store_content(${Buffer.from(file.bytes)})`,
      audience: to.audience,
      subject_kind: to.subject.kind,
      subject_id: to.subject.id,
      uploaded_by: null,
      created_at: at(context.now),
    })
    .execute();
  return id;
}

/**
 * Hangs the files of one thing on another too, as the asker's own; the bytes are stored once. Only what the asker may
 * read is copied. Refuses as `attachFiles` does.
 */
export async function copyFiles(
  tx: Tx,
  context: Context,
  given: { readonly from: SubjectRef; readonly to: AttachTo },
): Promise<Result<null>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('file.not-attachable', 422);
  const { from, to } = given;
  const files = await tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(['name', 'media_type', 'declared_type', 'size', 'hash'])
    .where('subject_kind', '=', from.kind)
    .where('subject_id', '=', from.id)
    .where('hash', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const fileIds = files.map(() => FileId.parse(context.newId()));
  for (const [place, file] of files.entries()) {
    const own = { id: fileIds[place] ?? '', account_id: null, subject_kind: null, subject_id: null };
    const values = { ...file, ...own, audience: to.audience, uploaded_by: actor.personId, created_at: at(context.now) };
    await tx.tables<FileTables>().insertInto('platform.file').values(values).execute();
  }
  return attachFiles(tx, context, { fileIds, to });
}

/** The files on each of many things of one kind, oldest first, as far as the transaction's actor may see them. */
export async function filesOn(
  tx: Tx,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FileOn[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(['id', 'name', 'media_type', 'declared_type', 'size', 'subject_id', 'hash'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .where('hash', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const found = new Map<string, FileOn[]>();
  for (const row of rows) {
    if (row.subject_id === null) continue;
    const file = { ...infoOf(row), hash: row.hash?.toString('hex') ?? '' };
    const known = found.get(row.subject_id);
    if (known) known.push(file);
    else found.set(row.subject_id, [file]);
  }
  return found;
}

/** The asker's own files among these that hang on nothing yet, in the order asked for. */
export async function ownFiles(tx: Tx, { actor }: Context, ids: readonly FileId[]): Promise<readonly FileInfo[]> {
  if (ids.length === 0 || actor.kind !== 'person') return [];
  const rows = await tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(['id', 'name', 'media_type', 'declared_type', 'size'])
    .where('id', 'in', [...ids])
    .where('uploaded_by', '=', actor.personId)
    .where('subject_id', 'is', null)
    .execute();
  const known = new Map(rows.map((row) => [row.id, infoOf(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
