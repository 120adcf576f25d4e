import pg from 'pg';
import type { PersonActor } from '#kernel/actor.ts';
import { fact, type NewFact } from '#kernel/facts.ts';
import type { PersonId } from '#kernel/ids.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue } from '#platform/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { passwordChanged, secondFactorRemoved, secondFactorSet, sessionClosed, sessionOpened } from '../../facts.ts';
import { findPerson } from '../person-store.ts';
import { sendSignInLink } from '../send-sign-in-link.ts';
import { actorOfRow } from './actor-row.ts';
import { forgetActor } from './actors.ts';
import type { Limits } from './limits.ts';
import type { SignInChange, SignInDesk, SignInMethod } from './sign-in-plugin.ts';

const UNIQUE_VIOLATION = '23505';

const CHANGES = {
  password: passwordChanged,
  'second-factor-set': secondFactorSet,
  'second-factor-removed': secondFactorRemoved,
} as const satisfies Record<SignInChange, unknown>;

async function actorOfUser(platform: Platform, userId: string) {
  const { rows } = await platform.database.identity.query<{ actor: unknown }>(
    'select identity.actor_of_user($1) as actor',
    [userId],
  );
  return actorOfRow(rows[0]?.actor);
}

interface ToRecord {
  readonly requestId: string | null;
  readonly factOf: (context: Context, about: About) => NewFact;
}

/** Records what the user did about their own sign-in. Answers false when they are nobody here. */
async function record(platform: Platform, given: ToRecord & { readonly userId: string }): Promise<boolean> {
  const actor = await actorOfUser(platform, given.userId);
  if (actor) await recordFor(platform, actor, given);
  return actor !== null;
}

async function recordFor(platform: Platform, actor: PersonActor, given: ToRecord): Promise<void> {
  const system = systemContext(platform, 'sign-in');
  const context = { ...system, actor, requestId: given.requestId ?? system.requestId };
  await transaction(context, async (tx) => {
    const person = await findPerson(tx, actor.personId);
    const about = { subject: { kind: 'person', id: actor.personId }, accountId: person?.accountId ?? null };
    await appendFacts(tx, context, [given.factOf(context, about)]);
  });
  forgetActor(platform, actor.personId);
}

/** Records that a person signed out, so that everything that listens for them looks again whether it still may. */
export function noteSignOut(platform: Platform, actor: PersonActor, requestId: string): Promise<void> {
  const factOf = ({ now }: Context, about: About) => fact(sessionClosed, { ...about, occurredAt: now }, {});
  return recordFor(platform, actor, { requestId, factOf });
}

type About = { subject: { kind: string; id: PersonId }; accountId: NewFact['accountId'] };

/** How sign-in reaches people, jobs and the record. */
export function signInDesk(platform: Platform, limits: Limits): SignInDesk {
  return {
    ...limits,
    async askForLink({ address, returnTo }) {
      // The same work for every address, known or not: who it is, and whether, is found out by the job.
      await transaction(systemContext(platform, 'sign-in'), (tx) =>
        enqueue(tx, sendSignInLink, { address, returnTo: returnTo ?? null }),
      );
    },
    async proveAddress({ userId, address }) {
      try {
        await platform.database.identity.query('select identity.prove_address($1, $2)', [userId, address]);
        return true;
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },
    async opened({ userId, method, requestId }: { userId: string; method: SignInMethod; requestId: string | null }) {
      const factOf = ({ now }: Context, about: About) => fact(sessionOpened, { ...about, occurredAt: now }, { method });
      return record(platform, { userId, requestId, factOf });
    },
    async changed({ userId, what, requestId }) {
      // What is set anew is trusted by nobody yet.
      if (what !== 'second-factor-set')
        await platform.database.identity.query('select identity.end_trust($1)', [userId]);
      const factOf = ({ now }: Context, about: About) => fact(CHANGES[what], { ...about, occurredAt: now }, {});
      await record(platform, { userId, requestId, factOf });
    },
  };
}
