import { fromIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import type { ComposerKind } from '#ui/Composer.tsx';
import { DRAFTS, forget, recall, remember } from '#ui/memory.ts';
import { serverNow } from '#ui/time/clock.ts';
import { casesContract } from '../../contract.ts';
import { type Draft, EMPTY, readDraft, type ServerDraft, settleDrafts } from './draft.ts';

const { saveDraft, dropDraft: dropFromServer } = casesContract.endpoints;

const PAUSE_MS = 500;

/** Whose text it is: one for a reply and one for a note, on each case. */
export interface DraftPlace {
  readonly caseId: string;
  readonly kind: ComposerKind;
}

interface Entry {
  draft: Draft;
  timer: ReturnType<typeof setTimeout> | null;
  /** Being brought to the server; what is written meanwhile follows. */
  bringing: boolean;
  /** When the server last had it from here, by this device's clock. */
  broughtAt: number;
}

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();

const keyOf = ({ caseId, kind }: DraftPlace) => `${DRAFTS}${caseId}.${kind}`;

function entryAt(place: DraftPlace): Entry {
  const key = keyOf(place);
  const known = entries.get(key) ?? { draft: readDraft(recall(key)), timer: null, bringing: false, broughtAt: 0 };
  entries.set(key, known);
  return known;
}

function show(place: DraftPlace, draft: Draft): void {
  entryAt(place).draft = draft;
  for (const listener of listeners) listener();
}

function keepHere(place: DraftPlace, draft: Draft): void {
  if (draft.savedAt === null) forget(keyOf(place));
  else remember(keyOf(place), JSON.stringify(draft));
  show(place, draft);
}

/** Brings what stands here to the server. What it refuses or does not hear stays here and is brought another time. */
async function bring(place: DraftPlace): Promise<void> {
  const entry = entryAt(place);
  if (entry.bringing) return;
  entry.bringing = true;
  const { text, seen } = entry.draft;
  try {
    const seenMessage = seen === null ? {} : { seenMessageId: seen };
    if (text.trim() === '') {
      await call(dropFromServer, { params: place });
      if (entry.draft.text === '') keepHere(place, EMPTY);
    } else {
      const { savedAt } = await call(saveDraft, { params: place, body: { text, ...seenMessage } });
      const now = entry.draft;
      if (now.text === text) keepHere(place, { ...now, savedAt: fromIso(savedAt), kept: true });
    }
  } catch {
    return;
  } finally {
    entry.broughtAt = Date.now();
    entry.bringing = false;
  }
  if (entry.draft.text !== text && entry.timer === null) void bring(place);
}

function stopWaiting(entry: Entry): void {
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = null;
}

function save(place: DraftPlace): void {
  const entry = entryAt(place);
  stopWaiting(entry);
  keepHere(place, { ...entry.draft, savedAt: serverNow(), kept: false });
  void bring(place);
}

/** What stands there. */
export function draftAt(place: DraftPlace): Draft {
  return entryAt(place).draft;
}

/** Writes there; kept on this device and on the server half a second after the last key. */
export function writeDraft(place: DraftPlace, text: string, seen: string | null): void {
  const entry = entryAt(place);
  stopWaiting(entry);
  show(place, { ...entry.draft, text, seen, kept: false });
  entry.timer = setTimeout(() => save(place), text === '' ? 0 : PAUSE_MS);
}

/** What was sent is no draft any more, here or anywhere. */
export function clearDraft(place: DraftPlace): void {
  show(place, EMPTY);
  save(place);
}

/** Keeps at once what waits for its half second, such as when the page goes away. */
export function saveDraftsNow(): void {
  for (const [key, { timer, draft }] of entries) {
    if (timer === null) continue;
    remember(key, JSON.stringify({ ...draft, savedAt: serverNow(), kept: false }));
  }
}

/**
 * Settles what stands here with what the server had when it was asked, as another device may have left it. Who is
 * typing goes on, and an answer from before it had this text says nothing about it.
 */
export function meetServer(place: DraftPlace, there: ServerDraft | null, askedAt: number): void {
  const entry = entryAt(place);
  if (entry.timer !== null || entry.bringing || askedAt < entry.broughtAt) return;
  const settled = settleDrafts(entry.draft, there);
  if (settled === 'bring') void bring(place);
  if (settled === 'drop') keepHere(place, EMPTY);
  if (settled === 'take' && there !== null) keepHere(place, { ...there, kept: true });
}

/** Calls `heard` after each change of any draft. */
export function onDrafts(heard: () => void): () => void {
  listeners.add(heard);
  return () => {
    listeners.delete(heard);
  };
}
