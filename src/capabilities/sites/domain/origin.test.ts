import { describe, expect, it } from 'vitest';
import { originOf } from './origin.ts';

describe('an origin', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    [' HTTPS://Www.Example.com/ ', 'https://www.example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://localhost:80/', 'http://localhost'],
  ])('is read from %j', (typed, origin) => {
    expect(originOf(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    '',
    'example.com',
    '*',
    'https://*.example.com',
    'https://example.com/help',
    'https://example.com?x',
    'https://ann@example.com',
    "https://example.com; script-src 'unsafe-inline'",
    'https://example.com https://other.example',
    'https://bücher.example',
    'https://-example.com',
    'https://example.com.',
    `https://${'a'.repeat(300)}.example`,
    'data:text/html,hello',
    'null',
  ])('is nothing but one exact origin: %j', (typed) => {
    expect(originOf(typed)).toMatchObject({ ok: false, refusal: { code: 'site.not-an-origin' } });
  });

  it.each(['http://example.com', 'http://localhost.example.com', 'http://10.0.0.1:8080'])(
    'is https, but for one’s own machine: %j',
    (typed) => {
      expect(originOf(typed)).toMatchObject({ ok: false, refusal: { code: 'site.not-secure' } });
    },
  );
});
