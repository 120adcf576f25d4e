import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from './kit/test.ts';

interface Sent {
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

/** As it goes over the line: `fetch` would unpack it. */
function sent(url: string, encodings: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encodings };
    const asked = request(url, { headers }, (answer) => {
      buffer(answer).then((body) => resolve({ headers: answer.headers, body }), reject);
    });
    asked.on('error', reject).end();
  });
}

test('the code of pages travels as small as the browser can read it, and is kept for a year', async ({ evenkeel }) => {
  const page = await (await fetch(evenkeel.address)).text();
  const [, script = ''] = /(?:src|href)="(\/assets\/react-[^"]+\.js)"/.exec(page) ?? [];
  const plain = await sent(evenkeel.address + script, 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.length).toBeGreaterThan(50_000);
  const ways = [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const;
  for (const [encoding, unpacked] of ways) {
    const { headers, body } = await sent(evenkeel.address + script, encoding);
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': plain.headers['content-type'],
      'cache-control': expect.stringContaining('immutable'),
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(body.length).toBeLessThan(plain.body.length / 2);
    expect(unpacked(body).equals(plain.body)).toBe(true);
  }
});

test('an address at which nothing stands is a page for people and a problem for programs', async ({ evenkeel }) => {
  const asked = async (path: string, accept: string) => {
    const answer = await fetch(evenkeel.address + path, { headers: { accept } });
    return [answer.status, answer.headers.get('content-type')];
  };
  const [page, problem] = ['text/html; charset=utf-8', 'application/problem+json'];
  expect(await asked('/nowhere', 'text/html,*/*')).toEqual([404, page]);
  expect(await asked('/nowhere', '*/*')).toEqual([404, expect.stringContaining(problem)]);
  expect(await asked('/api/v1/nowhere', 'text/html')).toEqual([404, expect.stringContaining(problem)]);
  expect(await asked('/plain/nowhere', 'text/html')).toEqual([404, page]);
  const led = await fetch(`${evenkeel.address}/nowhere?plain`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect([led.status, led.headers.get('location')]).toEqual([303, '/plain']);
});
