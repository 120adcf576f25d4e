import { expect, it } from 'vitest';
import { EMPTY, readDraft } from './draft.ts';

it('reads a kept draft, and takes anything else for none', () => {
  const kept = { text: 'Hello Maria', savedAt: 1, seen: null };
  expect(readDraft(JSON.stringify(kept))).toEqual(kept);
  for (const broken of [null, '', '{', '7', 'null', '{"text":7}', '{"text":"a"}', '{"text":"","savedAt":1}']) {
    expect(readDraft(broken)).toEqual(EMPTY);
  }
});
