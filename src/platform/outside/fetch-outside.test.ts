import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_TLS } from '../mail/testing/tls.ts';
import { fetchOutside, INTERNET, type Network } from './fetch-outside.ts';
import { isPublicAddress } from './public-address.ts';

const PICTURE = Buffer.from('\x89PNG picture', 'latin1');

let server: Server;
let network: Network;
let asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
beforeAll(async () => {
  const { key, cert } = TEST_TLS;
  server = createServer({ key, cert }, (request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    if (request.url === '/moved') response.writeHead(302, { location: '/picture' }).end();
    else if (request.url === '/large') response.end(Buffer.alloc(100_000));
    else if (request.url === '/silent') response.write('x');
    else response.end(PICTURE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  network = { resolve, mayAsk: () => true, port, ca: cert };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const bounds = { bytes: 50_000, span: 5000 };

describe('a picture elsewhere', () => {
  test('is fetched in nobody’s name, by https also where http was said', async () => {
    asked = [];
    for (const url of ['https://localhost/picture', 'http://localhost/picture']) {
      expect(await fetchOutside(url, bounds, network)).toEqual(PICTURE);
    }
    for (const { headers } of asked) {
      expect(Object.keys(headers).toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
    }
  });

  test.each([
    ['/moved', 'answered 302'],
    ['/large', 'too large'],
  ])('is not fetched from where it is not, and not beyond its size: %s', async (path, why) => {
    await expect(fetchOutside(`https://localhost${path}`, bounds, network)).rejects.toThrow(why);
  });

  test('that never comes is not waited for', async () => {
    await expect(fetchOutside('https://localhost/silent', { ...bounds, span: 200 }, network)).rejects.toThrow();
  });

  test.each([
    'https://localhost/picture',
    'https://127.0.0.1/picture',
    'https://2130706433/picture',
    'https://0x7f.1/picture',
    'https://0177.0.0.1/picture',
    'https://127.1/picture',
    'https://[::1]/picture',
    'https://[::ffff:127.0.0.1]/picture',
    'https://[::ffff:7f00:1]/picture',
    'https://[64:ff9b::7f00:1]/picture',
    'https://[2002:7f00:1::]/picture',
    'https://[fe80::1]/picture',
    'https://[fd00::1]/picture',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://255.255.255.255/',
    'https://localhost./picture',
    'https://user:word@localhost/picture',
    'https://localhost:8443/picture',
    'ftp://localhost/picture',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'picture.png',
    '',
  ])('is not asked for at home: %s', async (url) => {
    asked = [];
    const atHome = { ...INTERNET, resolve: network.resolve, port: network.port };
    await expect(fetchOutside(url, bounds, atHome)).rejects.toMatchObject({ name: 'NotHad' });
    expect(asked).toEqual([]);
  });

  test('is not asked for where one of several addresses is at home, nor where a name changes its mind', async () => {
    const both = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    let times = 0;
    const changing = async () => {
      times += 1;
      return [{ address: times === 1 ? '127.0.0.1' : '93.184.215.14', family: 4 }];
    };
    for (const resolve of [both, changing]) {
      const given = { ...INTERNET, resolve, port: network.port };
      await expect(fetchOutside('https://rebinding.example/x', bounds, given)).rejects.toThrow('not a public address');
    }
    expect(times).toBe(1);
  });
});

test.each([
  ['93.184.215.14', true],
  ['8.8.8.8', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ['2001:4860:4860::8888', true],
  ['172.15.0.1', true],
  ['172.32.0.1', true],
  ['172.16.0.1', false],
  ['198.19.0.1', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['2001:db8::1', false],
  ['2001:0:1::1', false],
  ['::', false],
  ['ff02::1', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
