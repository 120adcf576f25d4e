import type { z } from 'zod';
import { namesOf, organisation, providersNamed } from '#capabilities/people/index.ts';
import { AccountId, ProviderId, TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { PromiseFigures } from '../../contract.ts';
import { type Figures, figuresOf, figuresPeriod, type Tally } from '../../domain/index.ts';
import { type Counted, type FiguresBy, tallyPromises } from '../figures-tally.ts';

export interface FiguresQuery extends Omit<Counted, 'from' | 'to' | 'zone'> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy: FiguresBy;
}

type FiguresView = Figures & Pick<z.output<typeof PromiseFigures>, 'counts'>;

export interface FiguresAnswer {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly overall: FiguresView;
  readonly items: { key: string | null; name: string | null; figures: FiguresView }[];
}

function viewOf(tally: Tally): FiguresView {
  const { kept, awaiting, broken, stillOwed, renegotiated, superseded, withdrawn } = tally;
  return { ...figuresOf(tally), counts: { kept, awaiting, broken, stillOwed, renegotiated, superseded, withdrawn } };
}

/** Services in the words of the capability that keeps them. */
async function serviceNames(tx: Tx, context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await context.platform.subjects.get('service')?.name?.(tx, ids);
  return new Map([...(found ?? [])].map(([id, { title }]) => [id, title]));
}

interface Keys {
  readonly by: FiguresBy;
  readonly keys: readonly string[];
}

/** The names of groups that are accounts, teams, providers or services; who shows kinds and months names them. */
async function namesFor(tx: Tx, context: Context, { by, keys }: Keys): Promise<ReadonlyMap<string, string>> {
  if (by === 'service') return serviceNames(tx, context, keys);
  if (by === 'account') return (await namesOf(tx, { accounts: keys.map((key) => AccountId.parse(key)) })).accounts;
  if (by === 'team') return (await namesOf(tx, { teams: keys.map((key) => TeamId.parse(key)) })).teams;
  if (by === 'provider')
    return providersNamed(
      tx,
      keys.map((key) => ProviderId.parse(key)),
    );
  return new Map();
}

/** How promises were kept in a period of the organisation's days, over all and group by group. */
export async function promiseFigures(context: Context, { groupBy, from, to, ...narrowed }: FiguresQuery) {
  return reading(context, async (tx): Promise<FiguresAnswer> => {
    const { timeZone } = await organisation(tx);
    const period = figuresPeriod({ from, to }, { zone: timeZone, now: context.now });
    const counted = { ...narrowed, ...period, zone: timeZone };
    const asked = { counted, by: groupBy, now: context.now };
    const { overall, groups } = await tallyPromises(tx, context.actor, asked);
    const names = await namesFor(tx, context, { by: groupBy, keys: groups.flatMap(({ key }) => key ?? []) });
    return {
      ...period,
      timeZone,
      overall: viewOf(overall),
      items: groups.map((group) => ({
        key: group.key,
        name: group.key === null ? null : (names.get(group.key) ?? null),
        figures: viewOf(group),
      })),
    };
  });
}
