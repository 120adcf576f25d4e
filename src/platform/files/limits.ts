import { DAY, MINUTE } from '#kernel/time.ts';

/** The largest file, in bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** How long after its announcement a file's bytes are taken. */
export const UPLOAD_WITHIN = 15 * MINUTE;

/** How long a file may wait to be attached before it is swept. */
export const UNATTACHED_FOR = DAY;

/** How many files, and how many bytes of them, one person may have lying unattached. */
export const UNATTACHED_AT_MOST = { files: 60, bytes: 300 * 1024 * 1024 };
