import { describe, expect, it } from 'vitest';
import { answersTo, checkForm, type FieldKind, type FormField, filesIn, fits, wordsOf } from './form.ts';
import { slugOf } from './slug.ts';

function field(kind: FieldKind, given: Partial<FormField> = {}): FormField {
  return { key: kind, label: `The ${kind}`, hint: null, kind, required: false, choices: ['a', 'b'], ...given };
}

const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code);

describe('a form', () => {
  it('asks seven things at most, each once, and leaves something to choose', () => {
    const many = Array.from({ length: 8 }, (_, n) => field('text', { key: `f${n}` }));
    expect(code(checkForm(many))).toBe('request-item.too-many-fields');
    expect(code(checkForm([field('text'), field('text')]))).toBe('request-item.field-twice');
    expect(code(checkForm([field('choice', { choices: ['a', 'a'] })]))).toBe('request-item.nothing-to-choose');
    expect(checkForm([field('text'), field('choice')])).toMatchObject({
      ok: true,
      value: [{ choices: [] }, { choices: ['a', 'b'] }],
    });
  });

  it.each<[FieldKind, readonly string[], boolean]>([
    ['text', ['one line'], true],
    ['text', ['two\nlines'], false],
    ['text', ['x'.repeat(201)], false],
    ['text', ['one', 'two'], false],
    ['long-text', ['two\nlines'], true],
    ['choice', ['a'], true],
    ['choice', ['c'], false],
    ['choices', ['b', 'a'], true],
    ['choices', ['a', 'a'], false],
    ['number', ['-3,5'], true],
    ['number', ['three'], false],
    ['date', ['2028-02-29'], true],
    ['date', ['2026-02-29'], false],
    ['date', ['2026-04-31'], false],
    ['date', ['tomorrow'], false],
    ['person', ['Jean-Baptiste Delacroix-Fontaine'], true],
    ['file', ['one', 'two'], true],
    ['date', [], true],
  ])('takes as %s %j: %s', (kind, values, fit) => {
    expect(fits(field(kind), values)).toBe(fit);
  });
});

describe('answers', () => {
  const form = [field('text', { required: true }), field('choices'), field('long-text'), field('file')];

  it('keep the questions as they stood, in their order, without what is empty', () => {
    const given = [
      { field: 'file', values: ['id-1'] },
      { field: 'choices', values: ['b', 'a'] },
      { field: 'text', values: [' A laptop '] },
      { field: 'long-text', values: ['  '] },
    ];
    const answers = answersTo(form, given);
    if (!answers.ok) throw new Error(answers.refusal.code);
    expect(answers.value.map(({ values }) => values)).toEqual([['A laptop'], ['b', 'a'], ['id-1']]);
    expect(filesIn(answers.value)).toEqual(['id-1']);
    expect(wordsOf(answers.value)).toBe('The text: A laptop\nThe choices: b, a');
  });

  it('are refused where one is missing, does not fit, or answers nothing that was asked', () => {
    expect(code(answersTo(form, []))).toBe('request.answer-missing');
    const named = { field: 'text', values: ['x'] };
    expect(code(answersTo(form, [named, { field: 'choices', values: ['c'] }]))).toBe('request.answer-unfit');
    expect(code(answersTo(form, [named, { field: 'other', values: [] }]))).toBe('request.not-in-form');
    expect(code(answersTo(form, [named, named]))).toBe('request.not-in-form');
  });
});

it.each([
  ['Laptop or phone', 'laptop-or-phone'],
  ['  Zugang für Köln & Straße! ', 'zugang-fuer-koeln-strasse'],
  ['Café à la carte', 'cafe-a-la-carte'],
  ['日本', ''],
])('%s has the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
