import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { FileId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '../context.ts';
import { type Tx, transaction } from '../database/transaction.ts';
import { UPLOAD_WITHIN } from './limits.ts';
import { typeOfBytes } from './media-type.ts';
import type { FileRow, FileTables } from './table.ts';

type Expected = Pick<FileRow, 'size' | 'hash' | 'created_at'>;

async function announcedBy(tx: Tx, fileId: FileId, personId: string): Promise<Expected | undefined> {
  return tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(['size', 'hash', 'created_at'])
    .where('id', '=', fileId)
    .where('uploaded_by', '=', personId)
    .executeTakeFirst();
}

/** Why bytes of this size are not taken now, if they are not. */
function faultOf(expected: Expected | undefined, size: number, now: number): Refused | null {
  if (!expected) return refuse('not-found', 404);
  if (expected.size !== size) return refuse('file.wrong-size', 422, { announced: expected.size, sent: size });
  if (expected.hash === null && now - expected.created_at > UPLOAD_WITHIN) return refuse('file.too-late', 409);
  return null;
}

/** Whether content of `size` bytes would be taken; asked before the bytes are read. Refuses as `putContent` does. */
export async function mayPutContent(context: Context, fileId: FileId, size: number): Promise<Result<null>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const expected = await announcedBy(tx, fileId, actor.personId);
    return faultOf(expected, size, context.now) ?? ok(null);
  });
}

/**
 * Takes the bytes of an announced file, once. The same bytes again change nothing and are fine; others are refused,
 * and so are bytes from anybody but the announcer, of another size than announced, or later than 15 minutes.
 */
export async function putContent(context: Context, fileId: FileId, bytes: Buffer): Promise<Result<null>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  const digest = createHash('sha256').update(bytes).digest();
  return transaction(context, async (tx) => {
    const expected = await announcedBy(tx, fileId, actor.personId);
    const fault = faultOf(expected, bytes.length, context.now);
    if (fault) return fault;
    if (expected?.hash) return expected.hash.equals(digest) ? ok(null) : refuse('file.already-there', 409);
    const taken = await tx
      .tables<FileTables>()
      .updateTable('platform.file')
      .set({ hash: sql<Buffer>`platform.store_content(${bytes})`, media_type: typeOfBytes(bytes) })
      .where('id', '=', fileId)
      .where('hash', 'is', null)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n ? ok(null) : refuse('file.already-there', 409);
  });
}
