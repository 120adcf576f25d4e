import { describe, expect, it } from 'vitest';
import { replaced, tokenAt } from './picker.ts';

const at = (text: string) => tokenAt(text, text.length, ['/', '@']);

describe('what is typed after a sign', () => {
  it('begins a word', () => {
    expect(at('/gre')).toEqual({ sign: '/', query: 'gre', from: 0 });
    expect(at('Hello\n/')).toEqual({ sign: '/', query: '', from: 6 });
    expect(at('Ask @Jan Ko')).toEqual({ sign: '@', query: 'Jan Ko', from: 4 });
  });

  it('is no path, no address, no fraction, and ends with its word', () => {
    for (const text of ['and/or', '1/2', 'a@b', '/gre ', '/etc/ho', '@Jan Kowalczyk is', '']) {
      expect(at(text), text).toBeNull();
    }
    expect(tokenAt('@Jan', 4, ['/'])).toBeNull();
  });

  it('gives way to what was picked', () => {
    const token = { sign: '/', query: 'gre', from: 3 } as const;
    expect(replaced('Hi /gre there', token, 'Good morning')).toEqual({ text: 'Hi Good morning there', caret: 15 });
  });
});
