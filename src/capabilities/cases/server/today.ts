import type { z } from 'zod';
import { outcomesOf } from '#capabilities/promises/index.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { TodayView } from '../contract.ts';
import { mineDue, mineQuiet } from './lists.ts';
import { liveToday } from './live-events.ts';
import { countQueue, listQueue } from './queue.ts';
import { offeredCases } from './transfer-view.ts';
import { namesIn, summaryOf } from './views.ts';

const SOON = 30 * MINUTE;
const SHOWN = { due: 60, unowned: 5, quiet: 3 };

/** The start of the week (Monday) that holds `now`, in UTC days: the strip shows outcomes, not office hours. */
function weekStart(now: Instant): Instant {
  const days = Math.floor(now / DAY);
  const sinceMonday = (days + 3) % 7;
  return (days - sinceMonday) * DAY;
}

/** What I must do next to keep my word: where people wait in something, late, due within half an hour, later today; and what nobody has yet. */
export function today(context: Context): Promise<z.output<typeof TodayView>> {
  const { actor, now } = context;
  return reading(context, async (tx) => {
    const due = await mineDue(tx, actor, { until: now + DAY, limit: SHOWN.due });
    const unowned = await listQueue(
      tx,
      actor,
      { show: 'unowned' },
      { order: 'next', limit: SHOWN.unowned, after: null },
    );
    const quiet = due.length > 0 ? [] : await mineQuiet(tx, actor, SHOWN.quiet);
    const names = await namesIn(tx, [...due, ...unowned, ...quiet]);
    const live = await liveToday(tx, context);
    const first = new Set(live.map((one) => one.case.id));
    const show = (rows: typeof due) => rows.filter(({ id }) => !first.has(id)).map((row) => summaryOf(row, names));
    const at = (row: (typeof due)[number]) => row.next_due_at ?? Number.POSITIVE_INFINITY;
    const later = show(due.filter((row) => at(row) > now + SOON));
    const outcomes =
      actor.kind === 'person'
        ? await outcomesOf(tx, { promisorPersonId: actor.personId, from: weekStart(now), to: now })
        : [];
    return {
      live,
      late: show(due.filter((row) => at(row) < now)),
      soon: show(due.filter((row) => at(row) >= now && at(row) <= now + SOON)),
      later,
      laterCount: later.length,
      couldUseAWord: show(quiet),
      offered: await offeredCases(tx, context),
      unowned: show(unowned).slice(0, SHOWN.unowned),
      unownedCount: await countQueue(tx, actor, { show: 'unowned' }),
      week: {
        kept: outcomes.filter((outcome) => outcome === 'kept').length,
        judged: outcomes.length,
        outcomes: [...outcomes],
      },
    };
  });
}
