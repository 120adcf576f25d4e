import { eventually } from '#tests/harness/index.ts';

export interface Heard {
  readonly id: string | null;
  readonly event: string;
  readonly data: { readonly kind?: string; readonly subject?: { readonly kind: string; readonly id: string } };
}

export interface Listener {
  readonly heard: readonly Heard[];
  /** Everything that came, as it came. */
  text(): string;
  /** Waits for an event that fits, heard already or not. */
  hears(what: string, fits: (one: Heard) => boolean): Promise<Heard>;
  /** Whether the server has ended the stream. */
  readonly ended: boolean;
  close(): void;
}

function heardIn(block: string): Heard | null {
  const fields = new Map(block.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^\w+: /, '')]));
  const event = fields.get('event');
  if (event === undefined) return null;
  return { id: fields.get('id') ?? null, event, data: JSON.parse(fields.get('data') ?? '{}') };
}

/** Listens to the feed with these headers until it is closed. Throws the status when the feed does not open. */
export async function listen(origin: string, headers: Readonly<Record<string, string>>): Promise<Listener> {
  const stopping = new AbortController();
  const answer = await fetch(`${origin}/api/v1/feed`, { headers, signal: stopping.signal });
  if (!answer.ok || !answer.body) throw new Error(String(answer.status));
  const heard: Heard[] = [];
  const state = { text: '', read: 0, ended: false };
  const take = (chunk: string) => {
    state.text += chunk;
    for (let end = state.text.indexOf('\n\n', state.read); end >= 0; end = state.text.indexOf('\n\n', state.read)) {
      const one = heardIn(state.text.slice(state.read, end));
      if (one) heard.push(one);
      state.read = end + 2;
    }
  };
  const reading = (async () => {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) take(chunk);
  })();
  reading.then(
    () => {
      state.ended = true;
    },
    () => {
      state.ended = true;
    },
  );
  const listener: Listener = {
    heard,
    text: () => state.text,
    hears: (what, fits) => eventually(`hearing ${what}`, async () => heard.find(fits)),
    get ended() {
      return state.ended;
    },
    close: () => stopping.abort(),
  };
  await listener.hears('hello', ({ event }) => event === 'hello');
  return listener;
}
