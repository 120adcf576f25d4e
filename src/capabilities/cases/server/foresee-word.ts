import { accountServing, GUESTS } from '#capabilities/people/index.ts';
import { foreseeDue } from '#capabilities/promises/index.ts';
import type { AccountId, PersonId, ServiceId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { priorityOf } from '../domain/priority.ts';
import type { CaseKind, Urgency } from '../domain/states.ts';
import { agreementFor, wordHours } from './owed.ts';
import { personById } from './people.ts';
import { serviceNamed } from './service-of.ts';

export interface Foreseen {
  /** Null for somebody whom nobody knows. */
  readonly requesterId: PersonId | null;
  readonly kind: CaseKind;
  readonly serviceId?: ServiceId | undefined;
  readonly urgency: Urgency;
}

async function accountOf(tx: Tx, context: Context, { requesterId }: Foreseen): Promise<AccountId | null> {
  if (requesterId === null) return GUESTS;
  const requester = await personById(tx, requesterId);
  return requester ? accountServing(tx, context, requester) : null;
}

async function owesFor(tx: Tx, context: Context, asked: Foreseen) {
  const { kind, serviceId, urgency } = asked;
  const [accountId, service] = await Promise.all([accountOf(tx, context, asked), serviceNamed(tx, serviceId)]);
  if (accountId === null) return null;
  const about = { accountId, serviceId: service.id, kind, priority: priorityOf('moderate', urgency) };
  return agreementFor(tx, about, context.now);
}

/** By when somebody who says yes or no within so many working days would, did they ask this now. */
export async function foreseeAnswer(
  tx: Tx,
  context: Context,
  { days, ...asked }: Foreseen & { readonly days: number },
): Promise<Instant | null> {
  const by = await owesFor(tx, context, asked);
  if (!by) return null;
  const terms = { kind: 'businessDays', n: days } as const;
  const due = await foreseeDue(tx, { terms, calendarId: wordHours({ by }), anchor: context.now });
  return due.ok ? due.value : null;
}

/** By when somebody would hear from us, did they ask this now; null where nothing is owed to them. */
export async function foreseeFirstWord(tx: Tx, context: Context, asked: Foreseen): Promise<Instant | null> {
  const word = (await owesFor(tx, context, asked))?.owes['first-response'];
  const due = word && (await foreseeDue(tx, { ...word, anchor: context.now }));
  return due?.ok ? due.value : null;
}
