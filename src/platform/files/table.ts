import type { Selectable } from 'kysely';
import type { Audience } from '#kernel/facts.ts';
import { FileId } from '#kernel/ids.ts';
import type { Timestamp } from '../database/columns.ts';
import { mayShowInPlace, typeToTell } from './media-type.ts';

export interface FileTables {
  'platform.file': {
    id: string;
    /** Null until the file hangs on something. */
    account_id: string | null;
    name: string;
    /** What the bytes are, as far as they prove it. */
    media_type: string;
    declared_type: string;
    size: number;
    /** Null until the bytes have come. */
    hash: Buffer | null;
    audience: Audience;
    subject_kind: string | null;
    subject_id: string | null;
    uploaded_by: string | null;
    created_at: Timestamp;
  };
}

export type FileRow = Selectable<FileTables['platform.file']>;

/** A file as a list shows it. `inline`: a page may show it in place. */
export interface FileInfo {
  readonly id: FileId;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly inline: boolean;
}

/** A file that hangs on something. Equal content, equal hash, in hex. */
export interface FileOn extends FileInfo {
  readonly hash: string;
}

export function infoOf(row: Pick<FileRow, 'id' | 'name' | 'media_type' | 'declared_type' | 'size'>): FileInfo {
  return {
    id: FileId.parse(row.id),
    name: row.name,
    mediaType: typeToTell(row.media_type, row.declared_type),
    size: row.size,
    inline: mayShowInPlace(row.media_type),
  };
}
