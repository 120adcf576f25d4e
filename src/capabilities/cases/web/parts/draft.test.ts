import { describe, expect, it } from 'vitest';
import { type Draft, EMPTY, readDraft, settleDrafts } from './draft.ts';

const here: Draft = { text: 'I am on my way.', savedAt: 1000, seen: 'm1', kept: true };
const there = { text: 'I am on my way to the gate.', savedAt: 2000, seen: 'm1' };

describe('readDraft', () => {
  it('reads what was kept, and whatever is not a draft as none', () => {
    expect(readDraft(JSON.stringify(here))).toEqual(here);
    expect(readDraft(JSON.stringify({ text: 'Hello', savedAt: 5 }))).toMatchObject({ seen: null, kept: false });
    const broken = ['', '{', 'null', '"text"', '{"text":3}', '{"text":"a"}'];
    for (const kept of [null, ...broken]) expect(readDraft(kept)).toEqual(EMPTY);
  });
});

describe('settleDrafts', () => {
  it('takes what another device went on writing', () => {
    expect(settleDrafts(here, there)).toBe('take');
    expect(settleDrafts(EMPTY, there)).toBe('take');
    expect(settleDrafts({ ...here, text: there.text }, there)).toBe('same');
  });

  it('brings what the server never had, when that is the newer one', () => {
    expect(settleDrafts({ ...here, kept: false, savedAt: 3000 }, there)).toBe('bring');
    expect(settleDrafts({ ...here, kept: false }, there)).toBe('take');
    expect(settleDrafts({ ...here, kept: false }, null)).toBe('bring');
  });

  it('drops what was sent elsewhere', () => {
    expect(settleDrafts(here, null)).toBe('drop');
    expect(settleDrafts(EMPTY, null)).toBe('same');
  });

  it('takes nothing back that was sent here later, whatever the server still has of it', () => {
    const sent = readDraft(JSON.stringify({ ...EMPTY, savedAt: 3000 }));
    expect(settleDrafts(sent, there)).toBe('bring');
    expect(settleDrafts({ ...sent, savedAt: 1000 }, there)).toBe('take');
    expect(settleDrafts(sent, null)).toBe('drop');
  });
});
