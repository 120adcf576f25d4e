import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:mantine-variables.css';
const UNUSED_COLOUR = /^--mantine-color-(?:pink|grape|indigo|cyan|lime|orange)-/;

interface Variables {
  variables: Record<string, string>;
  light: Record<string, string>;
  dark: Record<string, string>;
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !UNUSED_COLOUR.test(name)));
}

async function variablesOf(themeFile: string): Promise<string> {
  const mantine = await import('@mantine/core');
  const { theme, resolver } = await import(pathToFileURL(themeFile).href);
  const merged = mantine.mergeMantineTheme(mantine.DEFAULT_THEME, theme);
  const base: Variables = mantine.defaultCssVariablesResolver(merged);
  const own: Variables = resolver(merged);
  return mantine.convertCssVariables(
    {
      variables: used({ ...base.variables, ...own.variables }),
      light: { ...used(base.light), ...own.light, '--mantine-color-scheme': 'light' },
      dark: { ...used(base.dark), ...own.dark, '--mantine-color-scheme': 'dark' },
    },
    ':root',
  );
}

/**
 * Writes the theme's variables as a style sheet at build time. Mantine would write them into a `<style>` element
 * while the page runs, which a strict content security policy forbids.
 */
export function mantineVariables(): Plugin {
  const themeFile = resolve(import.meta.dirname, '../../src/ui/desk/theme.ts');
  return {
    name: 'evenkeel:mantine-variables',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? variablesOf(themeFile) : null),
  };
}
