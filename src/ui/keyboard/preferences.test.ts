import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYS, readKeyPreferences } from './preferences.ts';

describe('readKeyPreferences', () => {
  it('reads what was kept', () => {
    const text = JSON.stringify({ characterKeys: false, remap: { 'case.reply': ['B'], 'case.note': [] } });
    expect(readKeyPreferences(text)).toEqual({
      characterKeys: false,
      remap: { 'case.reply': ['B'], 'case.note': [] },
    });
  });

  it('keeps the defaults where nothing sensible was kept', () => {
    for (const text of [
      null,
      '',
      '{',
      'null',
      '7',
      '[]',
      '{"remap":null}',
      '{"remap":{"case.reply":"R","gone":["X"]}}',
    ]) {
      expect(readKeyPreferences(text)).toEqual(DEFAULT_KEYS);
    }
  });
});
