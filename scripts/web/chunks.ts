/** What the bundler tells of a module: whom it imports at once, and whom when asked. */
interface Module {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
type Graph = (id: string) => Module | null;

/** Everything that comes along with a module at once. */
function closure(graph: Graph, start: string, known = new Set<string>()): Set<string> {
  if (known.has(start)) return known;
  known.add(start);
  for (const id of graph(start)?.importedIds ?? []) closure(graph, id, known);
  return known;
}

export interface Door {
  readonly name: string;
  /** The module that it begins with. */
  readonly entry: string;
  /** Its pages are counted byte by byte, so what two of them share is one chunk too. */
  readonly small: boolean;
}

/** How many of a door's pages need a module, for each module that any of them needs. */
function usesIn(graph: Graph, begun: ReadonlySet<string>): ReadonlyMap<string, number> {
  const pages = new Set([...begun].flatMap((id) => graph(id)?.dynamicallyImportedIds ?? []));
  const uses = new Map<string, number>();
  for (const page of pages) {
    for (const id of closure(graph, page)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

/**
 * Names the chunk of a module that several places share. A browser pays for each small chunk by itself, so what comes
 * together anyway is one: what all doors begin with (`doors`), what a small door begins with besides (`portal`), and
 * what two of its pages share (`portal-pages`). Null leaves a module to the bundler.
 */
export function chunkNames(graph: Graph, doors: readonly Door[]): (id: string) => string | null {
  const begun = doors.map((door) => ({ ...door, ids: closure(graph, door.entry) }));
  const entries = new Set(doors.map(({ entry }) => entry));
  const small = begun.filter((door) => door.small).map((door) => ({ ...door, uses: usesIn(graph, door.ids) }));
  return (id) => {
    if (entries.has(id)) return null;
    const [first, ...rest] = begun.filter(({ ids }) => ids.has(id));
    if (first) return rest.length + 1 === doors.length ? 'doors' : first.small ? first.name : null;
    const [door, ...others] = small.filter(({ uses }) => uses.has(id));
    return door && others.length === 0 && (door.uses.get(id) ?? 0) > 1 ? `${door.name}-pages` : null;
  };
}
