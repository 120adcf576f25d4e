import type { FastifyInstance } from 'fastify';
import { ANONYMOUS } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { signListToken } from '#platform/mail/list-token.ts';
import type { Platform } from '#platform/platform.ts';
import { contextOf } from '#platform/serve/routes.ts';
import { isOptionalMail, type OptionalMail } from '../domain/index.ts';
import { stopMails } from './operations/stop-mails.ts';

/** Where the person ends mails of this kind without signing in: a page to look at, and the address of RFC 8058's one press. */
export async function wayOut(platform: Platform, mail: OptionalMail, personId: PersonId): Promise<string> {
  const token = signListToken(await mailKeys(platform), { list: mail, personId });
  return `${platform.publicUrl()}/mails/${mail}/${token}`;
}

/**
 * Takes the one press of mail programs, which is a form posted to the address that the mail names. Opening that address
 * shows a page and changes nothing, so that whatever looks into links ends no mails.
 */
export function mountWaysOut(server: FastifyInstance, platform: Platform): void {
  void server.register((form, _options, ready) => {
    form.removeAllContentTypeParsers();
    // What the form says is always the same, and nothing is read from it.
    form.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 4096 }, (_request, _body, done) => done(null, null));
    form.post<{ Params: { mail: string; token: string } }>('/mails/:mail/:token', async (request, reply) => {
      const { mail, token } = request.params;
      if (!isOptionalMail(mail)) throw new Problem('mails.unknown-link', 404);
      const stopped = await stopMails(contextOf(platform, request, ANONYMOUS), { mail, token });
      if (!stopped.ok) throw new Problem(stopped.refusal.code, stopped.refusal.status ?? 404);
      return reply.header('cache-control', 'no-store').send(stopped.value);
    });
    ready();
  });
}
