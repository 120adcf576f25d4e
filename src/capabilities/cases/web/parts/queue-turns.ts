import { GROUPS_PER_PAGE } from '../../domain/queue.ts';

/**
 * How a list goes through its groups: keys of those that are read together, with commas between them. A group that
 * fills a page is read alone, along its own index; small ones are read together.
 */
export function turnsThrough(
  groups: readonly { readonly key: string; readonly count: number }[],
  page: number,
): readonly string[] {
  const turns: string[][] = [];
  let room = 0;
  for (const { key, count } of groups) {
    const last = turns.at(-1);
    if (last && count <= room && last.length < GROUPS_PER_PAGE) {
      last.push(key);
      room -= count;
    } else {
      turns.push([key]);
      room = page - count;
    }
  }
  return turns.map((keys) => keys.join(','));
}
