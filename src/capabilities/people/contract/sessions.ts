import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { SessionId } from '#kernel/ids.ts';

/** One place where I am signed in. What signs me in there is never said. */
export const Session = z.object({
  id: SessionId,
  /** As the browser names itself; null where it says nothing that we know. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  signedInAt: z.string(),
  /** The hour in which it was last used; not finer. */
  lastUsedAt: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});

/** Where I am signed in. */
export const sessionEndpoints = {
  listSessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where I am signed in: where I am now, then the last used first',
    permission: 'session.own',
    returns: z.object({ items: z.array(Session) }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/me/sessions/{sessionId}',
    summary: 'Signs me out in one place, at once',
    permission: 'session.own',
    params: z.strictObject({ sessionId: SessionId }),
    returns: z.object({ ended: z.int() }),
  }),
  endOtherSessions: endpoint({
    method: 'POST',
    path: '/me/sessions/end-others',
    summary: 'Signs me out everywhere else, at once',
    permission: 'session.own',
    body: z.strictObject({}),
    returns: z.object({ ended: z.int() }),
  }),
};
