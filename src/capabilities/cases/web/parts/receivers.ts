import type { ToHandOver } from '../queries.ts';

export type Item = ToHandOver['items'][number];

/** The team, with nobody named. */
export const TEAM = 'team';
/** Nobody else: it stays with whoever goes away. */
export const STAYS = 'stays';

/** Who gets which promise, where somebody chose otherwise than suggested: a person's id, the team, or nobody else. */
export type Choices = ReadonlyMap<string, string>;

/** What is suggested for a promise: what falls due meanwhile goes to the stand-in or the team, the rest stays. */
function suggestedFor({ must, suggested }: Item): string {
  if (!must) return STAYS;
  return suggested?.id ?? TEAM;
}

/** Who could keep this promise: nobody who is away then or may not see its case. */
export function receiversFor({ promise }: Item, { receivers }: Pick<ToHandOver, 'receivers'>) {
  return receivers.filter(({ cannotKeep }) => !cannotKeep.includes(promise.id));
}

/** Who gets the promise as it stands: what was chosen as long as that can be, else what is suggested. */
export function chosenFor(item: Item, listed: Pick<ToHandOver, 'receivers'>, choices: Choices): string {
  const chosen = choices.get(item.promise.id);
  if (chosen === TEAM || (chosen === STAYS && !item.must)) return chosen;
  return receiversFor(item, listed).find(({ id }) => id === chosen)?.id ?? suggestedFor(item);
}

/** One choice for all that must change hands; where that person cannot keep one, it goes where it was suggested. */
export function chosenForAll(listed: ToHandOver, to: string): Choices {
  const must = listed.items.filter((item) => item.must);
  const able = must.filter((item) => to === TEAM || receiversFor(item, listed).some(({ id }) => id === to));
  return new Map(able.map(({ promise }) => [promise.id, to]));
}

/** What all share, or the empty text where they differ. */
export function commonChoice(listed: ToHandOver, choices: Choices): string {
  const must = listed.items.filter((item) => item.must);
  const all = new Set(must.map((item) => chosenFor(item, listed, choices)));
  const [only] = all;
  return all.size === 1 && only !== undefined ? only : '';
}

/** The hand-overs as the contract takes them. */
export function handOversOf(listed: ToHandOver, choices: Choices) {
  return listed.items.flatMap((item) => {
    const to = chosenFor(item, listed, choices);
    if (to === STAYS) return [];
    const receiver = to === TEAM ? ({ kind: 'team' } as const) : ({ kind: 'person', personId: to } as const);
    return { promiseId: item.promise.id, to: receiver };
  });
}
