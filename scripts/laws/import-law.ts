import { ORDER } from '../../src/capabilities/order.ts';
import type { Import } from './imports.ts';

/** One sentence of the law: whom it binds, and what they may import. */
interface Rule {
  readonly says: string;
  readonly binds: RegExp;
  /** What is allowed, given whom it binds; anything else breaks the law. */
  allows(to: string, from: Place): boolean;
}

interface Place {
  readonly capability: string;
}

const CAPABILITY = /^src\/capabilities\/([^/]+)\//;
const uses: Readonly<Record<string, readonly string[]>> = ORDER;

const capabilityOf = (path: string) => CAPABILITY.exec(path)?.[1] ?? '';
const isOurs = (path: string) => /^(src|tests|scripts|bench)\//.test(path);
const isStyle = (path: string) => /\.(css|svg|json)$/.test(path);

/** Another capability's front doors: what higher ones may touch of it. */
const FRONT_DOOR = /^src\/capabilities\/[^/]+\/(index|contract|facts|domain\/index)\.ts$/;
/** The same for the web, where a door may have an entry of its own, so that the other's pages don't come along. */
const WEB_DOOR = /^src\/capabilities\/[^/]+\/(contract|web\/((portal|desk)\/)?index|domain\/index)\.tsx?$/;

const RULES: readonly Rule[] = [
  {
    says: 'The kernel imports zod and itself.',
    binds: /^src\/kernel\//,
    allows: (to) => to === 'zod' || to.startsWith('src/kernel/'),
  },
  {
    says: 'The platform knows the kernel, packages and texts, and no capability.',
    binds: /^src\/platform\//,
    allows: (to) => !isOurs(to) || /^src\/(platform|kernel)\//.test(to),
  },
  {
    says: 'The design system knows the kernel, and neither server nor capability.',
    binds: /^src\/ui\//,
    allows: (to) => !to.startsWith('node:') && (!isOurs(to) || /^src\/(ui|kernel)\//.test(to)),
  },
  {
    says: 'A domain is pure: kernel, itself, and the front doors of domains that order.ts allows.',
    binds: /^src\/capabilities\/[^/]+\/domain\//,
    allows: (to, { capability }) =>
      to.startsWith('src/kernel/') ||
      to.startsWith(`src/capabilities/${capability}/domain/`) ||
      (/^src\/capabilities\/[^/]+\/domain\/index\.ts$/.test(to) && mayUse(capability, to)),
  },
  {
    says: 'A contract and its facts see zod, the kernel, contracts and domains.',
    binds: /^src\/capabilities\/[^/]+\/((contract|facts)\.ts$|contract\/)/,
    allows: (to, { capability }) =>
      to === 'zod' ||
      to.startsWith('src/kernel/') ||
      to.startsWith(`src/capabilities/${capability}/domain/`) ||
      to.startsWith(`src/capabilities/${capability}/contract/`) ||
      (/\/(contract|domain\/index)\.ts$/.test(to) && mayUse(capability, to)),
  },
  {
    says: 'A server imports its own shelves, kernel, platform, and the front doors that order.ts allows; no web.',
    binds: /^src\/capabilities\/[^/]+\/(server\/|index\.ts)/,
    allows: (to, { capability }) =>
      !isOurs(to) ||
      /^src\/(kernel|platform)\//.test(to) ||
      (to.startsWith(`src/capabilities/${capability}/`) && !/^src\/capabilities\/[^/]+\/web\//.test(to)) ||
      (FRONT_DOOR.test(to) && mayUse(capability, to)),
  },
  {
    says: 'The web imports ui, kernel, its own contract and domain, and the web doors that order.ts allows; no server.',
    binds: /^src\/capabilities\/[^/]+\/web\//,
    allows: (to, { capability }) =>
      (!isOurs(to) && !to.startsWith('node:')) ||
      isStyle(to) ||
      /^src\/(kernel|ui)\//.test(to) ||
      new RegExp(`^src/capabilities/${capability}/(web/|domain/|contract\\.ts$)`).test(to) ||
      (WEB_DOOR.test(to) && mayUse(capability, to)),
  },
  {
    says: 'The doors of the web import ui, kernel and the webs of capabilities.',
    binds: /^src\/app\/web\//,
    allows: (to) =>
      !to.startsWith('node:') &&
      (!isOurs(to) || isStyle(to) || /^src\/(ui|kernel|app\/web)\//.test(to) || WEB_DOOR.test(to)),
  },
  {
    says: 'The pages without scripts are made of the public API: contracts, domains, ui words, and who is signed in.',
    binds: /^src\/app\/plain\//,
    allows: (to) =>
      !isOurs(to) ||
      /^src\/(kernel\/|platform\/(platform|catalogues|serve\/\w+)\.ts|app\/plain\/|ui\/[\w/-]+\.ts$)/.test(to) ||
      /^src\/capabilities\/([^/]+\/(contract|domain\/index)|people\/index)\.ts$/.test(to),
  },
  {
    says: 'The composition root is imported by none.',
    binds: /^src\/(kernel|platform|ui|capabilities)\//,
    allows: (to) => !to.startsWith('src/app/'),
  },
];

function mayUse(capability: string, to: string): boolean {
  const other = capabilityOf(to);
  return other === capability || (uses[capability] ?? []).includes(other);
}

/** Tests and factories may look anywhere; the law binds what ships. */
const EXEMPT = /\.test\.tsx?$|\/testing\//;

export interface Breach extends Import {
  readonly rule: string;
}

/** The imports that break the law, each with the sentence that it breaks. */
export function breachesOf(imports: readonly Import[]): Breach[] {
  return imports
    .filter(({ from }) => !EXEMPT.test(from))
    .flatMap((one) =>
      RULES.filter(
        ({ binds, allows }) => binds.test(one.from) && !allows(one.to, { capability: capabilityOf(one.from) }),
      ).map(({ says }) => ({ ...one, rule: says })),
    );
}

/** Rings of modules that import each other, each named once by its files in order. */
export function cyclesIn(imports: readonly Import[]): string[][] {
  const edges = new Map<string, string[]>();
  for (const { from, to } of imports) if (isOurs(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]) => {
    const seen = path.indexOf(file);
    if (seen >= 0) {
      cycles.push(path.slice(seen));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return cycles;
}
