import { type ColumnType, type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';

/** A `timestamptz` column: read as an instant in milliseconds, written through `at`. */
export type Timestamp = ColumnType<Instant, Date, Date>;
export type NullableTimestamp = ColumnType<Instant | null, Date | null | undefined, Date | null>;

/** A `jsonb` column: read as its value, written through `json`. */
export type Json<T> = ColumnType<T, string, string>;

/** A column that the database fills and nobody writes. */
export type ReadOnly<T> = ColumnType<T, never, never>;

/** An instant as PostgreSQL takes it. */
export function at(instant: Instant): Date;
export function at(instant: Instant | null): Date | null;
export function at(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** A value as `jsonb` takes it: also arrays, which the driver would otherwise send as SQL arrays. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** An instant inside a condition, for example `where('sent_at', '>=', moment(now - HOUR))`. */
export function moment(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${new Date(instant)}::timestamptz`;
}
