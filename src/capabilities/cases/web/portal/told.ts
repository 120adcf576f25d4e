import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import type { Entry } from './queries.ts';

/** One sentence of what happened. */
export interface Line {
  readonly id: string;
  /** The key of its sentence. */
  readonly key: string;
  readonly params: Entry['params'];
  /** The message that it speaks of, to be read in full. */
  readonly messageId: string | null;
}

/** What happened in one minute. */
export interface Told {
  readonly id: string;
  readonly at: Instant;
  readonly lines: readonly Line[];
}

const HEARD = 'message.received';

/** Texts of the portal for what the catalogue of facts words for others. */
function keyOf(entry: Entry, reader: string): string {
  const mine = entry.params.author === reader;
  if (entry.kind === HEARD && mine) return 'told.you-wrote';
  if (entry.kind === 'promise.withdrawn' && entry.params.reason === '') return 'told.no-longer-needed';
  return entry.kind;
}

function lineOf(entry: Entry, reader: string): Line {
  const { messageId } = entry.params;
  return {
    id: entry.id,
    key: keyOf(entry, reader),
    params: entry.params,
    messageId: typeof messageId === 'string' ? messageId : null,
  };
}

/** The first message is the asking itself: one sentence tells both, and leads to the words. */
function withoutEcho(lines: readonly Line[], kinds: readonly string[]): readonly Line[] {
  const opened = kinds.indexOf('case.opened');
  const heard = kinds.indexOf(HEARD);
  if (opened < 0 || heard < 0) return lines;
  const messageId = lines[heard]?.messageId ?? null;
  return lines
    .map((line, place) => (place === opened ? { ...line, messageId } : line))
    .filter((_, place) => place !== heard);
}

/** What happened, newest first; what fell into one minute stands together in the order in which it happened. */
export function toldIn(history: readonly Entry[], reader: string): readonly Told[] {
  const minutes = new Map<number, Entry[]>();
  for (const entry of history) {
    const minute = Math.floor(fromIso(entry.occurredAt) / MINUTE);
    const known = minutes.get(minute);
    if (known) known.push(entry);
    else minutes.set(minute, [entry]);
  }
  return [...minutes]
    .sort(([one], [other]) => other - one)
    .map(([minute, entries]) => ({
      id: String(minute),
      at: minute * MINUTE,
      lines: withoutEcho(
        entries.map((entry) => lineOf(entry, reader)),
        entries.map(({ kind }) => kind),
      ),
    }));
}
