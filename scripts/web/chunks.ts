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
  /** The modules of its pages, where their weight counts: what most of them share is one chunk too. */
  readonly pages?: RegExp;
}

/** The pages of a door, and how many of them need a module. */
function pagesOf(graph: Graph, begun: ReadonlySet<string>, isPage: RegExp) {
  const later = [...begun].flatMap((id) => graph(id)?.dynamicallyImportedIds ?? []);
  const pages = new Set(later.filter((id) => isPage.test(id)));
  const uses = new Map<string, number>();
  for (const page of pages) {
    for (const id of closure(graph, page)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return { usedBy: (id: string) => uses.get(id) ?? 0, most: pages.size / 2 };
}

/**
 * Names the chunk of a module that several places share. A browser pays for each small chunk by itself, so what comes
 * together anyway is one: what all doors begin with, or most pages of each small door need (`doors`); what a small
 * door begins with besides (`portal`); what most of its pages share (`portal-pages`). Null leaves a module to the
 * bundler.
 */
export function chunkNames(graph: Graph, doors: readonly Door[]): (id: string) => string | null {
  const begun = doors.map((door) => ({ ...door, ids: closure(graph, door.entry) }));
  const entries = new Set(doors.map(({ entry }) => entry));
  const small = begun.flatMap(({ name, ids, pages }) => (pages ? [{ name, pages: pagesOf(graph, ids, pages) }] : []));
  return (id) => {
    if (entries.has(id) || id.includes('/node_modules/')) return null;
    const [first, ...rest] = begun.filter(({ ids }) => ids.has(id));
    if (first) return rest.length + 1 === doors.length ? 'doors' : first.pages ? first.name : null;
    const users = small.filter(({ pages }) => pages.usedBy(id) > pages.most);
    if (users.length === small.length) return 'doors';
    const [user] = users;
    const elsewhere = small.some((door) => door !== user && door.pages.usedBy(id) > 0);
    return user && !elsewhere ? `${user.name}-pages` : null;
  };
}
