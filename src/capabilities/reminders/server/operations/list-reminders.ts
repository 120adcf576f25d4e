import { readableCase } from '#capabilities/cases/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { cameBack } from '../store.ts';
import { asker } from '../whose.ts';

const SHOWN = 50;

/** What the asker wanted to be reminded of by now, as far as they may still read it. */
export function listReminders(context: Context) {
  return reading(context, async (tx) => {
    const reminders = await cameBack(tx, asker(context), SHOWN);
    const found = await Promise.all(
      reminders.map(async ({ caseId, remindAt }) => ({
        known: await readableCase(tx, context.actor, caseId),
        at: remindAt,
      })),
    );
    const cases = found.flatMap(({ known, at }) => (known?.open ? [{ known, at }] : []));
    const { people } = await namesOf(tx, { people: cases.map(({ known }) => known.requesterId) });
    return cases.map(({ known: { id, number, subject, requesterId }, at }) => ({
      case: { id, number, subject, requester: people.get(requesterId) ?? '' },
      at,
    }));
  });
}
