import { randomBytes } from 'node:crypto';
import { createPerson, type NewPerson, signInLink } from '#capabilities/people/index.ts';
import type { Role } from '#kernel/actor.ts';
import { type AccountId, PersonId, type TeamId } from '#kernel/ids.ts';
import { systemContext, uuidv7 } from '#platform/context.ts';
import type { TestApp } from '#tests/harness/index.ts';

/** Somebody whom the organisation of the tests does not have by itself. */
export interface Newcomer {
  readonly id: PersonId;
  readonly cookie: string;
}

async function signIn(app: TestApp, id: PersonId): Promise<string> {
  const answer = await fetch(await signInLink(app.program.platform, id), { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  return cookies.join('; ');
}

/** Adds a person with an address of their own, and signs them in. */
export async function newcomer(
  app: TestApp,
  given: { readonly roles: readonly Role[]; readonly accountId?: AccountId; readonly teamIds?: readonly TeamId[] },
): Promise<Newcomer> {
  const { platform } = app.program;
  const id = PersonId.parse(uuidv7(platform.clock()));
  const person: NewPerson = {
    ...given,
    id,
    name: 'Nora Newcomer',
    email: `nora.${randomBytes(4).toString('hex')}@newcomers.example`,
    emailVerified: true,
    language: 'en',
    timeZone: 'Europe/Berlin',
  };
  const made = await createPerson(systemContext(platform, 'tests'), person);
  if (!made.ok) throw new Error(`Nobody can be added: ${made.refusal.code}`);
  return { id, cookie: await signIn(app, id) };
}
