import { expect, test } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { decideMentions } from './mentions.ts';

const person = (n: number) => PersonId.parse(`00000000-0000-4000-8000-00000000000${n}`);
const [writer, reader, stranger] = [person(1), person(2), person(3)];

test('a note names those who may read the case, each once, never its writer', () => {
  const decided = decideMentions([reader, writer, reader], { writer, readers: [reader] });
  expect(decided).toEqual({ ok: true, value: [reader] });
});

test('it names nobody who may not', () => {
  const decided = decideMentions([reader, stranger], { writer, readers: [reader] });
  expect(decided).toMatchObject({ ok: false, refusal: { code: 'case.mentioned-cannot-read' } });
});
