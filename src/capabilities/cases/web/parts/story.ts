import { fromIso, type Instant } from '#kernel/time.ts';
import type { HistoryEntry, Message, Note } from '../queries.ts';

/** How much of a case's story is shown. */
export const DENSITIES = ['messages', 'notes', 'everything'] as const;
export type Density = (typeof DENSITIES)[number];

export type StoryItem =
  | { readonly kind: 'message'; readonly id: string; readonly at: Instant; readonly message: Message }
  | { readonly kind: 'note'; readonly id: string; readonly at: Instant; readonly note: Note }
  | { readonly kind: 'events'; readonly id: string; readonly at: Instant; readonly events: readonly HistoryEntry[] };

/** Facts that only say that a message or note came: it stands there itself. */
const TOLD_BY_ITSELF = new Set(['message.sent', 'message.received', 'message.received-automatic', 'note.written']);

interface Told {
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  readonly history: readonly HistoryEntry[];
}

/** A case's story in order of time, with events that follow each other gathered into one. */
export function storyOf(told: Told, density: Density): readonly StoryItem[] {
  const items: StoryItem[] = [
    ...told.messages.map((message) => ({
      kind: 'message' as const,
      id: message.id,
      at: fromIso(message.sentAt),
      message,
    })),
    ...(density === 'messages' ? [] : told.notes).map((note) => ({
      kind: 'note' as const,
      id: note.id,
      at: fromIso(note.writtenAt),
      note,
    })),
    ...(density === 'everything' ? told.history : [])
      .filter(({ kind }) => !TOLD_BY_ITSELF.has(kind))
      .map((event) => ({ kind: 'events' as const, id: event.id, at: fromIso(event.occurredAt), events: [event] })),
  ].sort((one, other) => one.at - other.at);
  return items.reduce<readonly StoryItem[]>(gather, []);
}

function gather(gathered: readonly StoryItem[], item: StoryItem): readonly StoryItem[] {
  const last = gathered.at(-1);
  if (item.kind !== 'events' || last?.kind !== 'events') return [...gathered, item];
  return [...gathered.slice(0, -1), { ...last, events: [...last.events, ...item.events] }];
}
