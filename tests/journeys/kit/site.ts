import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site that is not ours. */
export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts a site of one page with this in its body. Its name is not that of our doors, so that it is another site to browsers. */
export async function startSite(body: () => string): Promise<Site> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const head =
      '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">';
    response.end(
      `<!doctype html><html lang="en"><head>${head}<title>Harbour</title></head><body>${body()}</body></html>`,
    );
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
