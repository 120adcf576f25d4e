import { Agent, type IncomingMessage, request } from 'node:http';

/** A signed-in browser, as light as can be, so that measuring takes little of the machine. */
export interface Client {
  readonly cookie: string;
  /** Answers the body as it came. Throws for anything but success. */
  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<string>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let keys = 0;

function read(answer: IncomingMessage): Promise<string> {
  return new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => settle(Buffer.concat(chunks).toString('utf8')));
    answer.on('error', fail);
  });
}

export function clientOf(origin: string, cookie: string): Client {
  const { hostname, port } = new URL(origin);
  const send: Client['send'] = (method, path, body) =>
    new Promise((settle, fail) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      keys += 1;
      const headers = {
        cookie,
        ...(text === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
              'idempotency-key': `bench-${process.pid}-${Date.now()}-${keys}`,
            }),
      };
      const asking = request({ agent, hostname, port, method, path: `/api/v1${path}`, headers }, (answer) => {
        read(answer).then((given) => {
          if (answer.statusCode !== undefined && answer.statusCode < 300) settle(given);
          else fail(new Error(`${method} ${path} was answered ${answer.statusCode}: ${given.slice(0, 500)}`));
        }, fail);
      });
      asking.on('error', fail);
      asking.end(text);
    });
  return {
    cookie,
    send,
    get: async (path) => JSON.parse(await send('GET', path)),
    post: async (path, body) => JSON.parse(await send('POST', path, body)),
  };
}
