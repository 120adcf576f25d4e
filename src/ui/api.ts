import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { caller, problemOf } from '#kernel/call.ts';
import type { Translate } from '#kernel/messages.ts';
import { type FieldFault, Problem } from '#kernel/problem.ts';
import { type Instant, SECOND, type Span } from '#kernel/time.ts';
import { pageLanguage } from './language.ts';
import { adjustClock, serverNow } from './time/clock.ts';

const TRIES = 2;

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error;
    queryMeta: {
      /** What this query shows: `case` for any case, `case:<id>` for one. Facts about it refetch it. */
      live?: readonly string[];
      /** A stranger may see this page: a 401 is an answer, not a reason to go and sign in. */
      strangerWelcome?: boolean;
      /** Never changes or is soon asked again, and worth keeping for the hours without a line, as live queries are. */
      kept?: boolean;
    };
    mutationMeta: { strangerWelcome?: boolean };
  }
}

/** On its way to the sign-in page, which cuts off what is still being asked here. */
let leavesToSignIn = false;

/** Fetches, learns the server's clock from the answer, and names it when nothing answered at all. */
async function heardFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await window.fetch(input, init);
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) adjustClock(date);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw leavesToSignIn ? new Problem('signed-out', 401) : new Problem('unreachable', 0);
  }
}

const headers = {
  get 'accept-language'() {
    return pageLanguage();
  },
};

/** The typed fetch of the page: answers what the contract says or throws a `Problem`. */
export const call = caller({ fetch: heardFetch, headers });

/**
 * Asks a path that no contract describes, such as a door of sign-in or a file's bytes. Throws the `Problem` that
 * came instead; `retryAtOf` knows when a refusal for haste ends.
 */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await heardFetch(path, {
    credentials: 'same-origin',
    ...init,
    headers: { accept: 'application/json', 'accept-language': pageLanguage(), ...init.headers },
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  throw Object.assign(problem, { retryAt: problem.retryAfter && serverNow() + problem.retryAfter });
}

/** When it may be tried again, where the server said so. */
export function retryAtOf(error: unknown): Instant | null {
  if (!(error instanceof Problem) || !('retryAt' in error)) return null;
  return typeof error.retryAt === 'number' ? error.retryAt : null;
}

/** Where to sign in, and come back here afterwards. */
export function signInHref(): string {
  const here = window.location.pathname + window.location.search;
  return `/signin?return=${encodeURIComponent(here)}`;
}

function onFailure(error: unknown, meta: { strangerWelcome?: boolean } | undefined): void {
  const sessionEnded = error instanceof Problem && error.status === 401 && !meta?.strangerWelcome;
  if (!sessionEnded || window.location.pathname === '/signin') return;
  leavesToSignIn = true;
  window.location.assign(signInHref());
}

/** Worth another try: the server was away or stumbled. A refusal stays a refusal. */
function mayPass(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'unreachable' || error.status >= 500);
}

/** What the hours without a line need; here before them, because it comes with the first answer. */
export const loadOffline = () => import('./offline/whole.ts');

/** Keeps what came for the hours without a line, and then answers with what was kept. */
async function orKept(asked: unknown, query: Query): Promise<unknown> {
  try {
    const data = await asked;
    loadOffline()
      .then(({ keep }) => keep(query, data))
      .catch(() => undefined);
    return data;
  } catch (error) {
    const kept = mayPass(error) && (await loadOffline().catch(() => null));
    if (!kept) throw error;
    return kept.instead(query, error);
  }
}

/** The page's cache of what the server said. A 401 leads to the sign-in page and back. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => onFailure(error, query.meta) }),
    mutationCache: new MutationCache({ onError: (error, _input, _state, mutation) => onFailure(error, mutation.meta) }),
    defaultOptions: {
      // Without a network, a request fails and says so at once, instead of waiting in silence for one.
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        persister: (ask, context, query) => orKept(ask(context), query),
        // As long as the server asked for, else twice as long each time.
        retryDelay: (failures, error: Error & { retryAfter?: Span | null }) =>
          error.retryAfter ?? SECOND * 2 ** failures,
        retry: (failures, error) => failures < TRIES && mayPass(error),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** What went wrong, as a sentence for a person: the server's own where it sent one. */
export function sentenceOf(error: unknown, t: Translate): string {
  if (!(error instanceof Problem)) return t('problem.unknown');
  if (error.code === 'unreachable') return t('problem.unreachable');
  return error.message === error.code ? t('problem.unknown') : error.message;
}

/** The faults by field path, for the fields of a form: `{ 'subject': 'is too long' }`. */
export function faultsOf(error: unknown): Readonly<Record<string, string>> {
  const faults: readonly FieldFault[] = error instanceof Problem ? error.fields : [];
  return Object.fromEntries(faults.map((fault) => [fault.path, fault.message]));
}

/** The reference that operators find in their log, where it is they who must look: a refusal explains itself. */
export function referenceOf(error: unknown): string | null {
  if (!(error instanceof Problem) || error.status < 500 || !('requestId' in error)) return null;
  return typeof error.requestId === 'string' ? error.requestId : null;
}
