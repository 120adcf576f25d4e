import type { z } from 'zod';
import type { AccountId, SubjectRef } from './ids.ts';
import type { Instant } from './time.ts';

/** Who may read a fact: the customer and the team, or the team alone. */
export type Audience = 'customer' | 'team';

/**
 * A kind of fact, declared once: its name in the past tense (`case.opened`), the shape of its data,
 * its default audience and its icon. Its wording stands in `locales/<language>/facts.json` under the
 * same name, and under `<name>.customer` where the customer reads other words.
 */
export interface FactKind<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly audience: Audience;
  readonly icon: FactIcon;
  readonly data: z.ZodType<Data>;
}

export type FactIcon =
  | 'arrows'
  | 'bolt'
  | 'check'
  | 'clock'
  | 'circle'
  | 'flag'
  | 'hourglass'
  | 'lock'
  | 'mail'
  | 'message'
  | 'phone'
  | 'plus'
  | 'reply'
  | 'square'
  | 'user'
  | 'user-plus'
  | 'x'
  | 'file'
  | 'settings'
  | 'key';

export function factKind<const Name extends string, Data>(kind: FactKind<Name, Data>): FactKind<Name, Data> {
  return kind;
}

/** Something that happened, ready to be recorded: the decision's own words, before actor and record time. */
export interface NewFact<Data = unknown> {
  readonly kind: string;
  readonly audience: Audience;
  readonly subject: SubjectRef;
  readonly accountId: AccountId | null;
  readonly occurredAt: Instant;
  readonly data: Data;
}

/** A fact of `kind` about `subject`. `audience` may be narrowed for one fact, never widened. */
export function fact<Data>(
  kind: FactKind<string, Data>,
  about: { subject: SubjectRef; accountId: AccountId | null; occurredAt: Instant; audience?: 'team' },
  data: Data,
): NewFact<Data> {
  return {
    kind: kind.name,
    audience: about.audience ?? kind.audience,
    subject: about.subject,
    accountId: about.accountId,
    occurredAt: about.occurredAt,
    data,
  };
}

/** A fact as it stands in the record: immutable, in order per subject, chained by hash. */
export interface Fact<Data = unknown> extends NewFact<Data> {
  readonly id: string;
  readonly sequence: number;
  readonly actor: {
    readonly kind: 'person' | 'system' | 'anonymous';
    readonly id: string | null;
    readonly name: string;
  };
  readonly recordedAt: Instant;
}
