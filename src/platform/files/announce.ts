import { isStaff } from '#kernel/actor.ts';
import type { Audience } from '#kernel/facts.ts';
import { FileId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '../context.ts';
import { at } from '../database/columns.ts';
import { type Tx, transaction } from '../database/transaction.ts';
import { cleanFilename } from '../mail/clean.ts';
import { UNATTACHED_AT_MOST } from './limits.ts';
import { UNKNOWN_TYPE } from './media-type.ts';
import type { FileTables } from './table.ts';

export interface AnnouncedFile {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes; the content must have exactly this many. */
  readonly size: number;
  readonly audience: Audience;
}

async function lyingAround(tx: Tx, personId: string): Promise<{ files: number; bytes: number }> {
  const { files, bytes } = await tx
    .tables<FileTables>()
    .selectFrom('platform.file')
    .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<string | null>('size').as('bytes')])
    .where('uploaded_by', '=', personId)
    .where('subject_id', 'is', null)
    .executeTakeFirstOrThrow();
  return { files, bytes: Number(bytes ?? 0) };
}

/**
 * Announces a file of the person who asks; its bytes follow at `upload` within 15 minutes.
 * Refuses files for the team from anybody who is not in it, and more than a person may leave unattached.
 */
export async function announceFile(
  context: Context,
  given: AnnouncedFile,
): Promise<Result<{ fileId: FileId; upload: string }>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  if (given.audience === 'team' && !isStaff(actor)) return refuse('forbidden', 403);
  return transaction(context, async (tx) => {
    const before = await lyingAround(tx, actor.personId);
    const tooMany = before.files >= UNATTACHED_AT_MOST.files || before.bytes + given.size > UNATTACHED_AT_MOST.bytes;
    if (tooMany) return refuse('file.too-many-unattached', 429);
    const fileId = FileId.parse(context.newId());
    await tx
      .tables<FileTables>()
      .insertInto('platform.file')
      .values({
        id: fileId,
        account_id: null,
        name: cleanFilename(given.name, 'file'),
        media_type: UNKNOWN_TYPE,
        declared_type: given.mediaType.toLowerCase(),
        size: given.size,
        hash: null,
        audience: given.audience,
        subject_kind: null,
        subject_id: null,
        uploaded_by: actor.personId,
        created_at: at(context.now),
      })
      .execute();
    return ok({ fileId, upload: `/api/v1/files/${fileId}/content` });
  });
}
