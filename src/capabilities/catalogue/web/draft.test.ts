import { expect, test } from 'vitest';
import { bodyOf, type Draft, draftOf, formOf, movedUp, withField } from './draft.ts';

const empty = draftOf(null, 'service-1');

function asking(...labels: string[]): Draft {
  return labels.reduce<Draft>((draft, label) => {
    const more = withField(draft);
    return { ...more, form: more.form.map((field) => (field.label === '' ? { ...field, label } : field)) };
  }, empty);
}

test('each new question has a key of its own, and the seventh is the last', () => {
  const seven = asking('1', '2', '3', '4', '5', '6', '7');
  expect(new Set(seven.form.map(({ key }) => key)).size).toBe(7);
  expect(withField(seven)).toBe(seven);
  const gap = { ...seven, form: seven.form.filter(({ key }) => key !== 'q3') };
  expect(withField(gap).form.at(-1)?.key).toBe('q3');
});

test('a question moves up past the one before it', () => {
  const two = asking('first', 'second');
  expect(movedUp(two, 1).form.map(({ label }) => label)).toEqual(['second', 'first']);
  expect(movedUp(two, 0)).toBe(two);
});

test('what is sent has no empty questions, no empty choices and no choices that nobody sees', () => {
  const draft = withField(asking('Which?', 'Why?'));
  const [which, why, ...rest] = draft.form;
  if (!which || !why) throw new Error('Two questions were asked.');
  const chosen = { ...which, kind: 'choice', choices: ' a \n\nb\na' } as const;
  const form = [chosen, { ...why, choices: 'left over', hint: ' ' }, ...rest];
  expect(formOf({ ...draft, form })).toMatchObject([
    { label: 'Which?', choices: ['a', 'b'] },
    { label: 'Why?', choices: [], hint: null },
  ]);
  expect(bodyOf({ ...draft, name: 'Lamp', cost: ' ', form })).toMatchObject({ name: 'Lamp', cost: null });
});
