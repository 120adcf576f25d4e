import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '#kernel/time.ts';
import { NoRecords, openDns, patient, type Resolve } from './dns.ts';

function counted(answer: Resolve) {
  const asked: string[] = [];
  let now = 0;
  const resolve = patient(
    (name, type) => {
      asked.push(`${type} ${name}`);
      return answer(name, type);
    },
    { wallMilliseconds: 20, clock: () => now },
  );
  return { asked, resolve, forward: (span: number) => (now += span) };
}

const codeOf = (question: Promise<unknown>) =>
  question.then(
    () => 'answered',
    (error: unknown) => (error instanceof NoRecords ? error.code : 'another error'),
  );

describe('a patient resolver', () => {
  test('keeps answers for five minutes, and that nothing is there for one', async () => {
    const dns = counted(async (name) => {
      if (name === 'none.example') throw new NoRecords('ENOTFOUND');
      return [['x']];
    });
    expect(await dns.resolve('a.example', 'TXT')).toEqual([['x']]);
    await dns.resolve('A.example', 'TXT');
    expect(await codeOf(dns.resolve('none.example', 'TXT'))).toBe('ENOTFOUND');
    dns.forward(30 * SECOND);
    await codeOf(dns.resolve('none.example', 'TXT'));
    expect(dns.asked).toEqual(['TXT a.example', 'TXT none.example']);
    dns.forward(40 * SECOND);
    await codeOf(dns.resolve('none.example', 'TXT'));
    dns.forward(5 * MINUTE);
    await dns.resolve('a.example', 'TXT');
    expect(dns.asked).toHaveLength(4);
  });

  test('waits no longer than it was told, and after five silences asks nobody for half a minute', async () => {
    const dns = counted(() => new Promise(() => undefined));
    for (let at = 0; at < 20; at += 1) {
      expect(await codeOf(dns.resolve(`${at}.example`, 'TXT'))).toBe('ETIMEOUT');
    }
    expect(dns.asked).toHaveLength(5);
    dns.forward(31 * SECOND);
    await codeOf(dns.resolve('again.example', 'TXT'));
    expect(dns.asked).toHaveLength(6);
  });

  test('that nothing is there is an answer, not a silence', async () => {
    const dns = counted(() => Promise.reject(new NoRecords('ENODATA')));
    for (let at = 0; at < 20; at += 1) await codeOf(dns.resolve(`${at}.example`, 'TXT'));
    expect(dns.asked).toHaveLength(20);
  });
});

test('names that exist nowhere are not asked for', async () => {
  expect(await codeOf(openDns()('_dmarc.client.example', 'TXT'))).toBe('ENOTFOUND');
});
