import type { PersonActor } from '#kernel/actor.ts';
import type { Platform } from '#platform/platform.ts';

/** How long a known actor is believed without asking the database again, in milliseconds. */
const BELIEVED = 5000;
const MOST = 20_000;

interface Known {
  readonly actor: PersonActor;
  readonly until: number;
}

/** Sessions end in real time, whatever moment the program is told. */
const isOver = ({ until }: PersonActor) => until !== undefined && until <= Date.now();

/** Who is behind a session or a token, remembered for a moment by the hash of its secret. */
class Actors {
  readonly #known = new Map<string, Known>();
  #changes = 0;

  /** Counts what was forgotten: an answer that was asked for before must not be remembered after. */
  get changes(): number {
    return this.#changes;
  }

  get(key: string): PersonActor | undefined {
    const known = this.#known.get(key);
    if (known && known.until > performance.now() && !isOver(known.actor)) return known.actor;
    this.#known.delete(key);
    return undefined;
  }

  put(key: string, actor: PersonActor, changesBefore: number): void {
    if (changesBefore !== this.#changes) return;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, { actor, until: performance.now() + BELIEVED });
  }

  drop(key: string): void {
    this.#changes += 1;
    this.#known.delete(key);
  }

  dropPerson(personId: string): void {
    this.#changes += 1;
    for (const [key, known] of this.#known) if (known.actor.personId === personId) this.#known.delete(key);
  }

  dropAll(): void {
    this.#changes += 1;
    this.#known.clear();
  }
}

const actors = new WeakMap<Platform['database'], Actors>();

/** The remembered actors of one running program. */
export function actorsOf(platform: Pick<Platform, 'database'>): Actors {
  const known = actors.get(platform.database) ?? new Actors();
  actors.set(platform.database, known);
  return known;
}

/** The person's rights changed: ask again at their next request. */
export function forgetActor(platform: Pick<Platform, 'database'>, personId: string): void {
  actorsOf(platform).dropPerson(personId);
}

/** What many people may reach changed: ask again for all. */
export function forgetActors(platform: Pick<Platform, 'database'>): void {
  actorsOf(platform).dropAll();
}

/** Forgets also what other nodes changed, as they tell of it. Answers how to stop. */
export function forgetByHints(platform: Platform): () => void {
  return platform.signals.onHints((hints) => {
    for (const { subject } of hints) {
      if (subject.kind === 'person') forgetActor(platform, subject.id);
      if (subject.kind === 'account' || subject.kind === 'team') forgetActors(platform);
    }
  });
}
