import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './argon2.ts';

describe('a stored password', () => {
  test('fits itself alone', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'correct horse batterY' })).toBe(false);
    expect(await verifyPassword({ hash, password: '' })).toBe(false);
  });
  test('names its cost, which is at least 19 MiB and two passes', async () => {
    expect(await hashPassword('a')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });
  test('has a salt of its own', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });
  test('is the same however the keyboard composed it', async () => {
    const hash = await hashPassword('Zürich am See 1');
    expect(await verifyPassword({ hash, password: 'Zu\u0308rich am See 1' })).toBe(true);
  });
  test('fits another cost, so that the cost can rise', async () => {
    const hash =
      '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$' +
      Buffer.from('0'.repeat(64), 'hex').toString('base64').replace(/=+$/, '');
    expect(await verifyPassword({ hash, password: 'anything' })).toBe(false);
  });
  test.each([
    '',
    'plain',
    '$2b$12$abc',
    '$argon2id$v=19$m=19456,t=2,p=1$$',
    '$argon2i$v=19$m=64,t=1,p=1$AAAAAAAA$AAAAAAAA',
  ])('that reads %j fits nothing', async (hash) => {
    expect(await verifyPassword({ hash, password: 'plain' })).toBe(false);
  });
});
