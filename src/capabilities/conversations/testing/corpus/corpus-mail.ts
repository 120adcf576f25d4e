import type { Letter } from './letter.ts';

/** Whom a case knows, by address. */
export interface People {
  /** Asked for the case. */
  readonly requester: string;
  /** Takes part beside the requester. */
  readonly watcher: string;
  /** Took part once. */
  readonly former: string;
  readonly stranger: string;
  readonly agent: string;
  /** Was an agent; may do nothing any more. */
  readonly disabled: string;
}

/** A case with everything by which a mail may lead to it. */
export interface Thread {
  readonly caseId: string;
  readonly number: number;
  /** The signed address that was made for this recipient. */
  reply(recipient: string): string;
  bounce(recipient: string): string;
  /** A Message-ID of ours in a mail to this recipient. */
  messageId(recipient: string): string;
  /** The Message-ID of the mail by which the requester opened the case. */
  readonly firstMessageId: string;
}

/** What stands on the stage when a mail of the corpus comes. */
export interface Scene {
  readonly desk: string;
  readonly people: People;
  /** Open, worked on. */
  readonly open: Thread;
  /** Closed for longer than a case can be taken up again. */
  readonly closed: Thread;
  /** The same case as `open`, by traces that verify no more or never did. */
  readonly forged: Pick<Thread, 'reply' | 'messageId'>;
  readonly expired: Pick<Thread, 'reply' | 'messageId'>;
}

/** What the From domain's owner says about the mail. `fail-lax`: it is false, and nothing is to be done about it. */
export type Dmarc = 'pass' | 'fail' | 'fail-lax' | 'none';

/** What becomes of a mail of the corpus. */
export interface Expected {
  readonly outcome: 'case' | 'reply' | 'automatic' | 'quarantine' | 'duplicate';
  readonly rule: string;
  readonly reason?: string;
  /** Whether its words are a message, a note for the team, or nothing but the record. */
  readonly words: 'message' | 'note' | 'none';
  /** Whether an automatic receipt goes back. */
  readonly receipt?: boolean;
  /** What is shown as written anew. */
  readonly newPart?: string;
  /** Names of the files that hang on it. */
  readonly files?: readonly string[];
}

/** One mail with its one expected outcome. */
export interface CorpusMail {
  readonly name: string;
  /** `none` unless said otherwise. */
  readonly dmarc?: Dmarc;
  /** The mails in the order in which they come; the last one is judged. */
  readonly mails: (scene: Scene) => readonly Letter[];
  readonly expected: Expected;
}

/** Recorded in the open case, which does not change. */
export const RECORDED: Expected = { outcome: 'automatic', rule: 'automatic', words: 'message' };
/** Recorded, and about nothing that we know. */
export const RECORDED_ALONE: Expected = { outcome: 'automatic', rule: 'automatic', words: 'none' };
export const NEW_CASE: Expected = { outcome: 'case', rule: 'new', words: 'message' };
/** A case of somebody who works here, in the organisation's own account. */
export const FROM_THE_TEAM: Expected = { ...NEW_CASE, reason: 'from-the-team' };
/** Heard in the open case. */
export const HEARD: Expected = { outcome: 'reply', rule: 'reply-address', reason: 'participant', words: 'message' };
/** Waits in the open case for the team. */
export const WAITS: Expected = { outcome: 'reply', rule: 'reply-address', words: 'note' };

export function setAside(rule: string, reason: string): Expected {
  return { outcome: 'quarantine', rule, reason, words: 'none' };
}
