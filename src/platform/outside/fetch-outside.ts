import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SECOND, type Span } from '#kernel/time.ts';
import { isPublicAddress } from './public-address.ts';

/** Something outside could not be had. `message` says why, for the log; it holds nothing of what was answered. */
export class NotHad extends Error {
  override readonly name = 'NotHad';
}

/** What may be asked, and of whom. Tests put a network of their own here. */
export interface Network {
  resolve(host: string): Promise<readonly LookupAddress[]>;
  mayAsk(address: string): boolean;
  readonly port: number;
  /** PEM; the machine's own authorities where it is missing. */
  readonly ca?: string;
}

/** The internet, and nothing that is nearer. */
export const INTERNET: Network = {
  resolve: (host) =>
    new Promise((resolve, reject) => {
      systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
    }),
  mayAsk: isPublicAddress,
  port: 443,
};

export interface Bounds {
  readonly bytes: number;
  readonly span?: Span;
}

/** The URL as it is asked: by https, at the usual port, in nobody's name. Throws NotHad. */
function asked(given: string, { mayAsk }: Network): URL {
  if (!URL.canParse(given)) throw new NotHad('no address');
  const url = new URL(given);
  if (url.protocol === 'http:') url.protocol = 'https:';
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') {
    throw new NotHad('not an address that is asked');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address instead of a name is connected to without being looked up.
  if (isIP(host) !== 0 && !mayAsk(host)) throw new NotHad('not a public address');
  return url;
}

/** Looks a name up once, and lets nobody connect unless all its addresses may be asked. */
function guardedLookup({ resolve, mayAsk }: Network): LookupFunction {
  return (host, options, answer) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => mayAsk(address))) {
          answer(new NotHad('not a public address'), '', 0);
        } else if (options.all) answer(null, [...found]);
        else answer(null, first.address, first.family);
      },
      (error: Error) => answer(error, '', 0),
    );
  };
}

/**
 * Asks a stranger's server for a few bytes, in nobody's name: https alone, at its usual port, no redirects, no cookies,
 * and only where every address of the name is public, to one of which it then connects. Throws NotHad.
 */
export async function fetchOutside(given: string, bounds: Bounds, network: Network = INTERNET): Promise<Buffer> {
  const url = asked(given, network);
  const signal = AbortSignal.timeout(bounds.span ?? 10 * SECOND);
  return new Promise<Buffer>((resolve, reject) => {
    const fail = (why: string) => reject(new NotHad(why));
    const asking = request(
      url,
      {
        agent: false,
        port: network.port,
        lookup: guardedLookup(network),
        signal,
        headers: { accept: 'image/*', 'user-agent': 'Evenkeel' },
        ...(network.ca === undefined ? {} : { ca: network.ca }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        if (response.statusCode !== 200) {
          asking.destroy();
          return fail(`answered ${response.statusCode}`);
        }
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= bounds.bytes) return void chunks.push(chunk);
          asking.destroy();
          fail('too large');
        });
        response.on('end', () => resolve(Buffer.concat(chunks)));
        response.on('error', () => fail('broke off'));
      },
    );
    asking.on('error', (error) => fail(error instanceof NotHad ? error.message : 'no answer'));
    asking.end();
  });
}
