import { namesOf } from '#capabilities/people/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { casesContract } from '../contract.ts';
import { showsOpen } from '../domain/queue.ts';
import { pinnedViews } from './operations/saved-views.ts';
import { countQueue } from './queue.ts';

type Counts = OutputOf<(typeof casesContract)['endpoints']['countCases']>;

/** How many cases each standing view of the asker holds, and each that they keep in the side bar. */
export function countViews(context: Context): Promise<Counts> {
  const { actor } = context;
  const teams = actor.kind === 'person' ? actor.teams : [];
  return reading(context, async (tx) => {
    const names = await namesOf(tx, { teams });
    const [open, unowned, mine, waiting, ...perTeam] = await Promise.all([
      countQueue(tx, actor, { show: 'open' }),
      countQueue(tx, actor, { show: 'unowned' }),
      countQueue(tx, actor, { show: 'mine' }),
      countQueue(tx, actor, { show: 'waiting' }),
      ...[...names.teams].map(async ([id, name]) => ({
        team: { id, name },
        open: await countQueue(tx, actor, { show: 'open', teamId: id }),
      })),
    ]);
    const kept = (await pinnedViews(tx, context)).filter(({ view }) => showsOpen(view.show));
    const pinned = await Promise.all(
      kept.map(async ({ id, view }) => ({ viewId: id, count: await countQueue(tx, actor, view) })),
    );
    return { open, unowned, mine, waiting, teams: perTeam, pinned };
  });
}
