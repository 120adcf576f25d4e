const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase().replaceAll('ß', 'ss');

/** Less is better: at the start of the name, at the start of a word, in one piece, spread over the name; null is no match. */
function distance(query: string, name: string): number | null {
  const at = name.indexOf(query);
  if (at === 0) return 0;
  if (at > 0) return /\P{L}/u.test(name[at - 1] ?? ' ') ? 1 : 2 + at / 1000;
  let from = 0;
  for (const letter of query) {
    const found = name.indexOf(letter, from);
    if (found < 0) return null;
    from = found + 1;
  }
  return 10 + from;
}

/** The items whose name has the letters of `query` in that order, best first; of equals the order given. */
export function fuzzy<Item>(items: readonly Item[], query: string, nameOf: (item: Item) => string): readonly Item[] {
  const wanted = fold(query.trim());
  if (wanted === '') return items;
  return items
    .flatMap((item) => {
      const far = distance(wanted, fold(nameOf(item)));
      return far === null ? [] : [{ item, far }];
    })
    .toSorted((one, other) => one.far - other.far)
    .map(({ item }) => item);
}
