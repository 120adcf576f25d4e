import type { PersonName, TestApp } from '#tests/harness/index.ts';

type Headers = Readonly<Record<string, string>>;

/** A browser that runs no script: it follows nothing by itself here, so that each answer can be looked at. */
export const browserWithoutScripts =
  (app: TestApp) =>
  async (name: PersonName | null, always: Headers = {}) => {
    const cookie = name === null ? {} : { cookie: await app.cookieOf(name) };
    const send = async (path: string, init: RequestInit, headers: Headers) => {
      const url = `${app.program.address}${path}`;
      const answer = await fetch(url, { redirect: 'manual', ...init, headers: { ...cookie, ...always, ...headers } });
      const to = answer.headers.get('location') ?? '';
      return { status: answer.status, to, headers: answer.headers, text: await answer.text() };
    };
    const page = (path: string, headers: Headers = {}) => send(path, {}, headers);
    return {
      page,
      /** Posts a form of ours, as a browser does that says where it comes from. */
      post: (path: string, fields: Headers, headers: Headers = { 'sec-fetch-site': 'same-origin' }) =>
        send(path, { method: 'POST', body: new URLSearchParams(fields) }, headers),
      /** The hidden value of a field on a page. */
      hidden: async (path: string, name: string) =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec((await page(path)).text)?.[1] ?? '',
    };
  };

export type Browser = ReturnType<typeof browserWithoutScripts>;
