import { once } from 'node:events';
import { connect } from 'node:net';
import { type MailListenerOptions, type ReceivedEnvelope, startMailListener } from '../receive.ts';

/** What a test listener was given to store. */
export interface Stored {
  readonly raw: string;
  readonly envelope: ReceivedEnvelope;
}

export const SILENT = { info: () => undefined, warn: () => undefined };

/** A listener on loopback that keeps what it is given; `options` replaces any part of it. */
export async function testListener(options: Partial<MailListenerOptions> = {}) {
  const stored: Stored[] = [];
  const listener = await startMailListener({
    host: '127.0.0.1',
    port: 0,
    hostname: 'desk.marenholt.example',
    accepts: (address) => address.endsWith('@desk.marenholt.example'),
    store: async (raw, envelope) => {
      stored.push({ raw: raw.toString('latin1'), envelope });
    },
    log: SILENT,
    ...options,
  });
  return { ...listener, stored, url: `smtp://127.0.0.1:${listener.port}` };
}

/** Speaks SMTP by hand: writes `given`, waits for what `until` matches, and answers all that was heard so far. */
export async function rawClient(port: number) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
  });
  await once(socket, 'connect');
  return {
    socket,
    heard: () => heard,
    async say(given: string, until: RegExp): Promise<string> {
      if (given !== '') socket.write(given);
      const deadline = Date.now() + 5000;
      while (!until.test(heard)) {
        if (Date.now() > deadline || socket.destroyed) throw new Error(`Not heard: ${until}. Heard: ${heard}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return heard;
    },
    end: () => socket.destroy(),
  };
}
