import { DAY, type Instant } from '#kernel/time.ts';

/*
 * What the server said last, kept in this browser for the hours without a line. One store, of one person at a time:
 * `owner.ts` says whose, and empties it.
 */

/** An answer, and when it was given by the server's clock. */
export interface KeptAnswer {
  readonly at: Instant;
  readonly data: unknown;
}

const NAME = 'evenkeel';
const STORE = 'answers';
const BY_AGE = 'at';
/** What nobody asked for again for so long is not what anybody looks for without a line. */
const KEPT_FOR = 7 * DAY;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE).createIndex(BY_AGE, 'at');
  return done(request);
}

let opened: Promise<IDBDatabase> | undefined;

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opened ??= open();
  return (await opened).transaction(STORE, mode).objectStore(STORE);
}

/** Keeps an answer under `key`, instead of the one before. */
export async function putAnswer(key: string, answer: KeptAnswer): Promise<void> {
  await done((await store('readwrite')).put(answer, key));
}

/** The answer under `key`, or null. */
export async function readAnswer(key: string): Promise<KeptAnswer | null> {
  const found: KeptAnswer | undefined = await done((await store('readonly')).get(key));
  return found ?? null;
}

/** Drops what is older than a week before `now`. */
export async function dropOldAnswers(now: Instant): Promise<void> {
  const answers = await store('readwrite');
  const old = await done(answers.index(BY_AGE).getAllKeys(IDBKeyRange.upperBound(now - KEPT_FOR)));
  for (const key of old) answers.delete(key);
}

/** Drops all answers. */
export async function dropAnswers(): Promise<void> {
  await done((await store('readwrite')).clear());
}
