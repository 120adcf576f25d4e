import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { say } from './say.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** `npm run dev`: the demo's program, restarted when the server's source changes, and the web's own server beside it. */
export async function run(): Promise<number> {
  const server = spawn(
    process.execPath,
    ['--watch-path=src', '--watch-path=locales', '--watch-preserve-output', 'src/app/cli.ts', 'demo', '--no-web'],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const { createServer } = await import('vite');
  const web = await createServer({ configFile: resolve(ROOT, 'vite.config.ts') });
  await web.listen();
  say.line(`  The web with hot reload: ${web.resolvedUrls?.local[0] ?? ''}`);
  const ended = Promise.withResolvers<number>();
  const finish = () => {
    server.kill('SIGTERM');
    void web.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, finish);
  server.once('exit', (code) => ended.resolve(code ?? 0));
  return ended.promise;
}
