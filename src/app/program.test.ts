import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';

const FIVE_SECONDS = 5000;

async function started(options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
  const app = await startTestApp(options);
  onTestFinished(() => app.stop());
  return app;
}

interface Asked {
  readonly agent: Agent;
  readonly cookie: string;
  readonly url: string;
}

/** One request on the agent's kept-alive connection. Answers the response as soon as its head has come. */
async function ask({ agent, cookie, url }: Asked, method: 'GET' | 'POST', body?: object): Promise<IncomingMessage> {
  const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
  const asked = request(url, { agent, method, headers });
  asked.end(body ? JSON.stringify(body) : undefined);
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  if (!answer) throw new Error('There is no answer.');
  return answer;
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer) text += chunk;
  return text;
}

/** Holds what every new case needs, so that a request waits until `go` is called. */
async function holdCases(app: TestApp): Promise<{ go: () => Promise<void>; waits: () => Promise<boolean> }> {
  const owner = new pg.Client({ connectionString: app.ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  await owner.query('begin; lock table cases."case" in exclusive mode');
  return {
    go: () => owner.end(),
    waits: async () => {
      const waiting = await app.sql("select from pg_stat_activity where wait_event_type = 'Lock'");
      return waiting.length > 0;
    },
  };
}

test('stopping finishes what runs, refuses what comes, and lets listeners go', async () => {
  const app = await started({ parts: { worker: true, keeper: true, intake: true } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const cookie = await app.cookieOf('maria');
  const at = (path: string): Asked => ({ agent, cookie, url: `${app.program.address}${path}` });
  const feeds = await Promise.all(
    Array.from({ length: 5 }, () => ask({ ...at('/api/v1/feed'), agent: new Agent({ keepAlive: true }) }, 'GET')),
  );
  const hold = await holdCases(app);
  const opening = ask(at('/api/v1/my/cases'), 'POST', { text: 'The scanner is dead.' });
  await eventually('the request is at work', hold.waits);
  const began = performance.now();
  const stopped = app.program.stop();
  const next = ask(at('/api/v1/me'), 'GET').then(
    (answer) => answer.statusCode,
    () => 'no answer',
  );
  await Promise.all(feeds.map((feed) => bodyOf(feed).catch(() => '')));
  await hold.go();
  const answer = await opening;
  expect(answer.statusCode).toBe(201);
  expect(JSON.parse(await bodyOf(answer))).toMatchObject({ subject: 'The scanner is dead' });
  expect([503, 'no answer']).toContain(await next);
  await stopped;
  expect(performance.now() - began).toBeLessThan(FIVE_SECONDS);
  await expect(fetch(app.program.address)).rejects.toThrow();
});

test('stopping does not wait for ever: a request that hangs is cut', async () => {
  const app = await started();
  const cookie = await app.cookieOf('maria');
  const hold = await holdCases(app);
  const url = `${app.program.address}/api/v1/my/cases`;
  const opening = ask({ agent: new Agent(), cookie, url }, 'POST', { text: 'The scanner is dead.' });
  const cut = opening.then(
    () => 'answered',
    () => 'cut',
  );
  await eventually('the request is at work', hold.waits);
  const began = performance.now();
  await app.program.stop();
  expect(performance.now() - began).toBeLessThan(FIVE_SECONDS);
  expect(await cut).toBe('cut');
  await hold.go();
});

test('when the port for mail is taken, nothing is left running', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const smtpPort = typeof address === 'object' && address !== null ? address.port : 0;
  const app = await started();
  const before = await connections(app);
  const { startProgram } = await import('./program.ts');
  const { config, log } = app.program.platform;
  const start = startProgram({ ownerUrl: app.ownerUrl, config: { ...config, smtpPort }, log });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE', port: smtpPort });
  await eventually('its connections are gone', async () => (await connections(app)) <= before);
});

async function connections(app: TestApp): Promise<number> {
  return (await app.sql('select from pg_stat_activity where datname = current_database()')).length;
}
