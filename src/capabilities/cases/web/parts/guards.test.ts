import { describe, expect, test } from 'vitest';
import { type Guarded, guardOf, nameOfGuard } from './guards.ts';

const REPLY: Guarded = { text: '', files: 0, to: 'Maria', colleagues: ['Jan Dekker', 'Dr. Ayşe Yılmaz'], pasted: [] };
const guard = (reply: Partial<Guarded>, passed: readonly string[] = []) => guardOf({ ...REPLY, ...reply }, passed);

describe('an attachment', () => {
  test.each([
    'The plan is attached.',
    'See the attachments',
    'Enclosed you find the plan.',
    'Anbei der Plan.',
    'Der Plan ist im Anhang.',
    'Ich habe ihn angehängt.',
    'Siehe die Anhänge.',
  ])('is missed where a text speaks of one: %s', (text) => {
    expect(guard({ text })?.kind).toBe('attachment');
    expect(guard({ text, files: 1 })).toBeNull();
  });

  test.each([
    'It hangs on the wall.',
    'The reattachedness of it',
    'Anbeißen',
    'Der Anhänger steht im Hof.',
    '> The plan is attached.\nThank you.',
    'Yes.\n  > > Anbei der Plan.',
  ])('is not missed in %j', (text) => {
    expect(guard({ text })).toBeNull();
  });

  test('names the word that speaks of it', () => {
    expect(guard({ text: 'Anbei der Plan' })).toEqual({ kind: 'attachment', word: 'Anbei' });
  });
});

describe('a teammate', () => {
  test.each(['@Jan can you look?', 'Please, @jan', 'I ask (@Jan Dekker).', '@jan: now', '@AYŞE'])(
    'is called in %j',
    (text) => {
      expect(guard({ text })?.kind).toBe('teammate');
    },
  );

  test.each(['jan@jan.example', 'Jan comes.', '@January', '> @Jan can you look?'])('is not called in %j', (text) => {
    expect(guard({ text })).toBeNull();
  });

  test('is not meant where the customer has the same name', () => {
    expect(guard({ text: '@Jan, it is there.', to: 'Jan' })).toBeNull();
  });
});

describe('a text from a note', () => {
  const pasted = ['They were rude on the phone.\nok'];

  test('is noticed as long as a line of it is there', () => {
    expect(guard({ text: 'Dear Maria, They were rude on the phone.', pasted })?.kind).toBe('from-note');
    expect(guard({ text: 'Dear Maria, ok', pasted })).toBeNull();
    expect(guard({ text: 'Dear Maria', pasted })).toBeNull();
  });

  test('is noticed where it is short', () => {
    expect(guard({ text: 'It is 4711.', pasted: ['4711'] })?.kind).toBe('from-note');
    expect(guard({ text: 'It is open.', pasted: ['  '] })).toBeNull();
  });
});

test('one guard speaks at a time, and whoever passes it has passed no other', () => {
  const reply = { text: '@Jan: the plan is attached, code 4711.', pasted: ['code 4711'] };
  const passed: string[] = [];
  const met: string[] = [];
  for (let next = guard(reply, passed); next !== null; next = guard(reply, passed)) {
    met.push(next.kind);
    passed.push(nameOfGuard(next));
  }
  expect(met).toEqual(['from-note', 'teammate', 'attachment']);
});
