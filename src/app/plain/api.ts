import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Call, caller, problemOf } from '#kernel/call.ts';
import type { Language } from '#kernel/text.ts';

/** Everything that these pages know and do comes from here: the public API, asked as whoever looks at them. */
export interface Api {
  readonly call: Call;
  /** Knocks at a door of sign-in, below `/api/auth`. Answers the cookies that the browser is to keep. Throws a `Problem`. */
  knock(path: `/${string}`, body: Readonly<Record<string, unknown>>): Promise<readonly string[]>;
}

interface Asking {
  readonly request: FastifyRequest;
  /** In which problems are told. */
  readonly language: Language;
}

const NO_BODY = new Set([204, 304]);

/** A request that does not leave this process: it goes through every check that one from outside meets. */
function within(server: FastifyInstance, { request, language }: Asking): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const { cookie, 'user-agent': agent } = request.headers;
    const answer = await server.inject({
      method: init.method === 'POST' ? 'POST' : 'GET',
      url: String(input),
      // Limits count whoever looks at the page, not this program.
      remoteAddress: request.ip,
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        'accept-language': language,
        'x-request-id': request.id,
        ...(cookie === undefined ? {} : { cookie }),
        ...(agent === undefined ? {} : { 'user-agent': agent }),
      },
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, String(one));
    }
    const { statusCode: status } = answer;
    return new Response(NO_BODY.has(status) ? null : answer.payload, { status, headers });
  };
}

/** The API for whoever sent `request`. */
export function apiFor(server: FastifyInstance, asking: Asking): Api {
  const fetch = within(server, asking);
  return {
    call: caller({ fetch }),
    async knock(path, body) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw await problemOf(answer);
      return answer.headers.getSetCookie();
    },
  };
}
