import { describe, expect, it } from 'vitest';
import { textsOutside } from './kit/seen-texts.ts';
import { pathsIn, ships, syntaxOf, treeOf } from './kit/sources.ts';

/** Only developers open these: they show the parts with made-up content. */
const SHOWROOM = /^src\/app\/web\/kit\//;

describe('every text that a person sees', () => {
  it('stands in a catalogue', async () => {
    const paths = (await pathsIn('src')).filter((path) => ships(path) && path.endsWith('.tsx') && !SHOWROOM.test(path));
    expect(paths.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const path of paths) found.push(...textsOutside(await treeOf(path)).map((text) => `${path}: ${text}`));
    expect(found).toEqual([]);
  });

  it.each([
    '<p>Good morning</p>',
    '<>{late && "too late"}</>',
    '<p>{late ? "Late" : t("on-time")}</p>',
    `<p>{\`Due \${time}\`}</p>`,
    '<button aria-label="Close" />',
    '<input placeholder={empty ? "Search" : undefined} />',
    `<img alt={\`Picture of \${name}\`} />`,
    '<TextInput label="Name" />',
  ])('is missed there when it is planted: %s', async (code) => {
    expect(textsOutside(await syntaxOf(`export const Planted = () => ${code};`, true))).not.toEqual([]);
  });

  it.each([
    '<p>{t("now.label")} · {time}</p>',
    '<p className="t-wrap" role="status" id="now">—</p>',
    '<button aria-label={t("close")} onClick={() => say("done")} />',
    '<h1>Evenkeel</h1>',
  ])('is not seen where there is none: %s', async (code) => {
    expect(textsOutside(await syntaxOf(`export const Fine = () => ${code};`, true))).toEqual([]);
  });
});
