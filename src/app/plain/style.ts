import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PLAIN } from './address.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** What the portal's pages wear, so that these look like them and always will; their own few rules come last. */
const SHEETS = [
  'ui/base.css',
  'ui/parts.css',
  'ui/button.css',
  'ui/field.css',
  'ui/conversation.css',
  'ui/signin.css',
  'ui/portal/shell.css',
  'capabilities/cases/web/parts/files.css',
  'capabilities/cases/web/portal/parts/hero.css',
  'capabilities/cases/web/portal/parts/story-card.css',
  'capabilities/cases/web/portal/parts/write.css',
  'capabilities/cases/web/portal/pages/home.css',
  'capabilities/cases/web/portal/pages/ask.css',
  'capabilities/cases/web/portal/pages/cases.css',
  'capabilities/cases/web/portal/pages/story.css',
  'app/plain/plain.css',
];

const DARK = /\[data-mantine-color-scheme="dark"\] \{([^}]*)\}/;

/** The tokens, dark also where the device says so and nobody chose light: no script is there to tell. */
function tokens(): string {
  const given = read('ui/tokens.css');
  const dark = DARK.exec(given)?.[1];
  if (dark === undefined) throw new Error('tokens.css has no dark colours.');
  return `${given}\n@media (prefers-color-scheme: dark) {\n:root:not([data-mantine-color-scheme]) {${dark}}\n}\n`;
}

const ASSETS = new URL('../../../dist/web/assets/', import.meta.url);

/** The letters of the built web, under the names that they have there; without a build, the device's own. */
function letters(): string {
  if (!existsSync(ASSETS)) return '';
  const built = readdirSync(ASSETS).filter((name) => name.endsWith('.css'));
  const faces = built.flatMap(
    (name) => readFileSync(new URL(name, ASSETS), 'utf8').match(/@font-face\{[^}]*\}/g) ?? [],
  );
  return [...new Set(faces)].join('\n');
}

/** The style of these pages as one file, and its address, which changes with it. */
interface Style {
  readonly path: string;
  readonly text: string;
}

let made: Style | undefined;

/** Made when it is first asked for: by then the web is built, also where this is the first start. */
export function style(): Style {
  made ??= make();
  return made;
}

function make(): Style {
  const text = [letters(), tokens(), ...SHEETS.map(read)].join('\n');
  return { path: `${PLAIN}/style-${createHash('sha256').update(text).digest('base64url').slice(0, 12)}.css`, text };
}
