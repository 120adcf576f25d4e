import { afterAll, describe, expect, test } from 'vitest';
import { mailParser } from './parse-in-worker.ts';
import { NOBODY } from './testing/nobody.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a parser thread that misbehaves', () => {
  const script = new URL('./testing/stubborn-worker.ts', import.meta.url);
  const parser = mailParser({ script, threads: 1, wallMilliseconds: 1000, heapMegabytes: 32 });
  afterAll(() => parser.close());

  const heard = { failure: 'unparsable', detail: 'heard hello' };

  test('is killed when it hangs, and the next mail is served', async () => {
    const [hung, next] = await Promise.all([parser.parse(bytes('hang'), NOBODY), parser.parse(bytes('hello'), NOBODY)]);
    expect(hung).toEqual({ failure: 'timeout', detail: 'over the time limit' });
    expect(next).toEqual(heard);
  });

  test('is killed when it eats the heap, and the next mail is served', async () => {
    const patient = mailParser({ script, threads: 1, wallMilliseconds: 20_000, heapMegabytes: 32 });
    const [ate, next] = await Promise.all([patient.parse(bytes('eat'), NOBODY), patient.parse(bytes('hello'), NOBODY)]);
    await patient.close();
    expect(ate).toMatchObject({ failure: 'too-large' });
    expect(next).toEqual(heard);
  });

  test('that ends or throws answers a failure, and the next mail is served', async () => {
    expect(await parser.parse(bytes('leave'), NOBODY)).toMatchObject({ failure: 'unparsable' });
    expect(await parser.parse(bytes('throw'), NOBODY)).toMatchObject({ failure: 'unparsable' });
    expect(await parser.parse(bytes('hello'), NOBODY)).toEqual(heard);
  });

  test('leaves the caller its bytes', async () => {
    const raw = bytes('hello');
    await parser.parse(raw, NOBODY);
    expect(new TextDecoder().decode(raw)).toBe('hello');
  });
});

describe('the real parser thread', () => {
  test('reads mails at the same time and moves attachments over', async () => {
    const parser = mailParser({ threads: 2 });
    const mail = [
      'From: Lena <lena@marenholt.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: application/octet-stream; name=log.bin',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC/w==',
      '--b--',
      '',
    ].join('\r\n');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => parser.parse(bytes(mail), NOBODY)));
    await parser.close();
    for (const outcome of outcomes) {
      const content = 'mail' in outcome ? outcome.mail.attachments[0]?.content : undefined;
      expect([...(content ?? [])]).toEqual([0, 1, 2, 255]);
    }
  });

  test('after close it answers a failure', async () => {
    const parser = mailParser();
    await parser.close();
    expect(await parser.parse(bytes('x'), NOBODY)).toMatchObject({ failure: 'timeout' });
  });
});
