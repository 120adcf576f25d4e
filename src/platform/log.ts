import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Whatever might carry a secret is cut before it is written. Customers' words are never logged at all. */
const SECRETS = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.token',
  '*.secret',
  '*.authorization',
  '*.cookie',
];

/** The program's log: JSON lines on standard error, instants in ISO, request ids, no secrets. */
export function openLog(config: Pick<Config, 'logLevel'>, destination?: { write(line: string): void }): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS, censor: '[cut]' },
  };
  return pino(options, destination ?? standardError());
}

function standardError() {
  const stream = pino.destination(2);
  // A terminal that was closed takes no lines any more; the program goes on to its end without them.
  stream.on('error', () => undefined);
  return stream;
}
