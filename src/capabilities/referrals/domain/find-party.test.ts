import { describe, expect, it } from 'vitest';
import { matching } from './find-party.ts';

const rail = { name: 'City Rail lost property', helpsWith: 'Things left on trains and in stations', languages: null };
const visa = { name: 'Visa office', helpsWith: 'Visas and residence permits for guests', languages: 'French' };
const names = (needed: string) => matching([rail, visa], needed).map(({ name }) => name);

describe('matching', () => {
  it('gives all parties as they came where nothing is asked', () => {
    expect(names(' ')).toEqual([rail.name, visa.name]);
  });

  it('finds by the beginnings of words in the name, in what they help with and in their languages', () => {
    expect(names('lost my bag on the train')).toEqual([rail.name]);
    expect(names('resid')).toEqual([visa.name]);
    expect(names('french')).toEqual([visa.name]);
  });

  it('puts first what answers to more of it, a name above all', () => {
    expect(names('visa for the train')).toEqual([visa.name, rail.name]);
  });

  it('finds nobody where nothing fits', () => {
    expect(names('plumber')).toEqual([]);
    expect(names('?')).toEqual([]);
  });
});
