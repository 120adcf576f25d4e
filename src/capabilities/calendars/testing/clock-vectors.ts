import { readFileSync } from 'node:fs';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { CalendarVersion, OpenWindow } from '../domain/index.ts';

/** One worked example of the clock. Which parts it has depends on what it shows. */
export interface ClockVector {
  readonly id: string;
  readonly title: string;
  readonly calendar: string;
  readonly start: string;
  readonly budgetMinutes?: number;
  readonly businessDays?: number;
  readonly cadenceMinutes?: number;
  readonly pauses?: readonly (readonly [from: string, to: string])[];
  readonly events?: readonly { readonly at: string; readonly type: string; readonly recordedAt?: string }[];
  readonly reprioritise?: { readonly at: string; readonly newBudgetMinutes: number; readonly floorMinutes?: number };
  readonly legs?: readonly { readonly party: string; readonly to: string; readonly calendar?: string }[];
  readonly calendarInput?: CalendarVersion;
  readonly zone?: string;
  readonly date?: string;
  readonly window?: OpenWindow;
  readonly expect: Readonly<Record<string, unknown>>;
}

interface ClockVectors {
  readonly calendars: Readonly<Record<string, CalendarVersion>>;
  readonly vectors: readonly ClockVector[];
}

const text = readFileSync(new URL('./clock-vectors.json', import.meta.url), 'utf8');
const { calendars, vectors }: ClockVectors = JSON.parse(text);

export const CLOCK_VECTORS = vectors;

export function vectorCalendar(name: string): CalendarVersion {
  const calendar = calendars[name];
  if (!calendar) throw new Error(`No calendar ${name} among the clock vectors`);
  return calendar;
}

export function clockVector(id: string): ClockVector {
  const vector = vectors.find((one) => one.id === id);
  if (!vector) throw new Error(`No clock vector ${id}`);
  return vector;
}

/** An expected instant of a vector, stated as ISO text under `name`. */
export function expectedInstant(vector: ClockVector, name: string): Instant {
  const iso = vector.expect[name];
  if (typeof iso !== 'string') throw new Error(`${vector.id} expects no instant ${name}`);
  return fromIso(iso);
}
