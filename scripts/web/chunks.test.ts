import { expect, test } from 'vitest';
import { chunkNames } from './chunks.ts';

const MODULES: Readonly<Record<string, { at?: string; later?: string }>> = {
  portal: { at: 'button frame', later: 'home story' },
  signin: { at: 'button', later: 'enter' },
  desk: { at: 'button table', later: 'case' },
  frame: { at: 'button' },
  home: { at: 'card' },
  story: { at: 'card hero' },
  enter: {},
  case: { at: 'card table' },
  card: { at: 'button moment' },
};

const words = (text = '') => text.split(' ').filter(Boolean);

function graph(id: string) {
  const { at, later } = MODULES[id] ?? {};
  return { importedIds: words(at), dynamicallyImportedIds: words(later) };
}

const door = (name: string, small: boolean) => ({ name, entry: name, small });
const nameOf = chunkNames(graph, [door('portal', true), door('signin', true), door('desk', false)]);

test('what doors begin with is one chunk', () => {
  expect(nameOf('button')).toBe('doors');
  expect(nameOf('frame')).toBe('portal');
});

test('what two pages of a small door share is one chunk, and what one page has is its own', () => {
  expect(['card', 'moment'].map(nameOf)).toEqual(['portal-pages', 'portal-pages']);
  expect(['home', 'story', 'hero', 'enter', 'case', 'table', 'portal'].map(nameOf)).toEqual(Array(7).fill(null));
});
