import { expect, test } from 'vitest';
import { chunkNames } from './chunks.ts';

const MODULES: Readonly<Record<string, { at?: string; later?: string }>> = {
  portal: { at: 'button frame', later: '/pages/home /pages/list /pages/story /pages/odd menu' },
  signin: { at: 'button', later: '/pages/enter' },
  desk: { at: 'button table', later: '/pages/case' },
  frame: { at: 'button' },
  '/pages/home': { at: 'card title row' },
  '/pages/list': { at: 'card title row' },
  '/pages/story': { at: 'card title hero' },
  '/pages/odd': {},
  '/pages/enter': { at: 'title' },
  '/pages/case': { at: 'card table' },
  card: { at: 'button moment' },
};

const words = (text = '') => text.split(' ').filter(Boolean);

function graph(id: string) {
  const { at, later } = MODULES[id] ?? {};
  return { importedIds: words(at), dynamicallyImportedIds: words(later) };
}

const pages = /^\/pages\//;
const nameOf = chunkNames(graph, [
  { name: 'portal', entry: 'portal', pages },
  { name: 'signin', entry: 'signin', pages },
  { name: 'desk', entry: 'desk' },
]);

test('what doors begin with is one chunk', () => {
  expect(nameOf('button')).toBe('doors');
  expect(nameOf('frame')).toBe('portal');
});

test('what most pages of a small door need is one chunk, and what fewer need is the bundler’s', () => {
  expect(nameOf('title')).toBe('doors');
  expect(['card', 'moment'].map(nameOf)).toEqual(['portal-pages', 'portal-pages']);
  expect(['/pages/home', 'hero', 'row', 'table', 'portal'].map(nameOf)).toEqual(Array(5).fill(null));
});
