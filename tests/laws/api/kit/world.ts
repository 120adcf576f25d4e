import { type PersonName, startTestApp, type TestApp, type TestAppOptions } from '#tests/harness/index.ts';
import { type Asker, credentialsOf } from './askers.ts';
import { changedTables, openDigest } from './digest.ts';
import { inputSchema, type NamedEndpoint } from './endpoints.ts';
import { exampleOf } from './examples.ts';
import { type Answer, type Parts, sendTo, type WireRequest, wireRequest } from './requests.ts';
import { type Stagehand, stageFor, stagehand } from './stages.ts';

/** A running Evenkeel with everybody at its doors: what the laws about the API ask their questions of. */
export interface World {
  readonly app: TestApp;
  readonly hand: Stagehand;
  /** Sends what the parts make at the endpoint, as the asker. */
  ask(asker: Asker, endpoint: NamedEndpoint, parts: Parts): Promise<Answer>;
  /** Sends a request as it is, with the asker's credentials. */
  send(asker: Asker, request: WireRequest): Promise<Answer>;
  /** An input that the endpoint accepts, about a thing in the right state. `owner` owns what has an owner. */
  stage(endpoint: NamedEndpoint, owner?: PersonName): Promise<Parts>;
  /** An input of the right shape about things that may not exist: for what must be refused before it matters. */
  shape(endpoint: NamedEndpoint): Parts;
  /** The tables that `work` changed, but for those that move by themselves. */
  changedBy(work: () => Promise<void>): Promise<string[]>;
  stop(): Promise<void>;
}

export async function openWorld(options: TestAppOptions = {}): Promise<World> {
  const app = await startTestApp(options);
  const credentials = await credentialsOf(app);
  const [calendar] = await app.sql<{ id: string }>('select id from calendars.calendar order by name');
  const digest = await openDigest(app.ownerUrl);
  const hand = stagehand(app);
  const origin = app.program.address;

  const send = (asker: Asker, request: WireRequest) =>
    sendTo(origin, { ...request, headers: { ...credentials.get(asker), ...request.headers } });

  const shape = (named: NamedEndpoint): Parts => {
    const known = { now: app.clock.now(), calendarId: calendar?.id ?? '' };
    const [query, body] = (['query', 'body'] as const).map((part) => exampleOf(inputSchema(named, part), part, known));
    return { query: Object.fromEntries(Object.entries(query ?? {})), body };
  };

  return {
    app,
    hand,
    send,
    shape,
    ask: (asker, { endpoint }, parts) => send(asker, wireRequest(endpoint, parts)),
    async stage(named, owner = 'ayse') {
      const given = { name: named.name, path: named.endpoint.path, owner };
      return { ...shape(named), ...(await stageFor(hand, given)) };
    },
    async changedBy(work) {
      const before = await digest.take();
      await work();
      return changedTables(before, await digest.take());
    },
    async stop() {
      await digest.close();
      await app.stop();
    },
  };
}
