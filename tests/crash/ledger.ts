import type { CaseId } from '#kernel/ids.ts';

/** How a thing that was asked for stands: asked, surely there, or surely not there. */
export type Standing = 'asked' | 'acknowledged' | 'refused';

/** One thing that a client asked for, known by a marker that occurs nowhere else. */
export interface Entry {
  readonly marker: string;
  standing: Standing;
}

export interface CaseEntry extends Entry {
  id: CaseId | null;
}

export interface ReplyEntry extends Entry {
  readonly caseId: CaseId;
}

export interface MailEntry extends Entry {
  readonly messageId: string;
  /** How often a server answered 250: each of these copies is its to keep. */
  taken: number;
}

export interface Acknowledged {
  readonly cases: number;
  readonly replies: number;
  readonly mails: number;
}

/** What the clients know: written before they ask and after they were answered, and lost by no crash of the program. */
export class Ledger {
  readonly cases: CaseEntry[] = [];
  readonly replies: ReplyEntry[] = [];
  readonly mails: MailEntry[] = [];
  /** What should not have happened, in words. */
  readonly surprises: string[] = [];
  #count = 0;

  /** A word that names one thing of one run. */
  nextMarker(kind: string): string {
    this.#count += 1;
    return `${kind}${String(this.#count).padStart(6, '0')}z`;
  }

  /** How many things of each kind a client knows to be there. */
  get acknowledged(): Acknowledged {
    const count = (entries: readonly Entry[]) => entries.filter(({ standing }) => standing === 'acknowledged').length;
    return { cases: count(this.cases), replies: count(this.replies), mails: count(this.mails) };
  }
}
