import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';
import { isOpen } from '../domain/states.ts';

const { ask, cancel, caseStory, change, confirm, getCase, goOn, promiseCallback, reopen, reply } =
  casesContract.endpoints;
const { setNowLine, take, wait, writeToUs } = casesContract.endpoints;
const { acceptTransfer, answerEscalation, endLive, escalate, giveTransferBack, listMessages } = casesContract.endpoints;
const { merge, offerTransfer, sayLive, splitCase, unmerge } = casesContract.endpoints;
const { fulfil, renegotiate, withdraw } = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

type Asker = Awaited<ReturnType<TestApp['as']>>;
interface Life {
  readonly maria: Asker;
  readonly ayse: Asker;
  readonly jan: Asker;
  readonly params: { readonly caseId: Awaited<ReturnType<typeof opened>>['id'] };
}
type Act = (life: Life, minutes: number) => Promise<unknown>;

async function opened(maria: Asker, urgency: 'low' | 'high' | 'critical') {
  return maria(ask, { body: { text: 'The screen is black.', serviceId: SERVICES.rooms, urgency } });
}

const soon = (minutes: number) => toIso(app.clock.now() + minutes * MINUTE);
const deskOf = ({ ayse, params }: Life) => ayse(getCase, { params });

async function onNext(life: Life, does: (promiseId: PromiseId) => Promise<unknown>): Promise<unknown> {
  const next = (await deskOf(life)).nextPromise;
  return next && does(next.id);
}

/** What people do to a case. What is not allowed just then is refused, and changes nothing. */
const ACTS: Readonly<Record<string, Act>> = {
  'time passes': async (_, minutes) => {
    app.clock.forward(minutes * MINUTE);
    await app.judge();
  },
  'the agent takes it': ({ ayse, params }) => ayse(take, { params }),
  'the agent says what happens now': ({ ayse, params }) =>
    ayse(setNowLine, { params, body: { text: 'Ayse is looking at the cable' } }),
  'the agent promises the next word': ({ ayse, params }, minutes) =>
    ayse(reply, { params, body: { text: 'I look.', next: { follow: 'next-word', by: soon(minutes) } } }),
  'the agent says that it works': ({ ayse, params }) =>
    ayse(reply, { params, body: { text: 'Please try.', next: { follow: 'resolves' } } }),
  'the agent says that no more news come': ({ ayse, params }) =>
    ayse(reply, { params, body: { text: 'As told.', next: { follow: 'no-more-news', reason: 'All is said.' } } }),
  'the agent promises a call': ({ ayse, params }, minutes) =>
    ayse(promiseCallback, { params, body: { kind: 'callback', due: soon(minutes), text: 'We call you.' } }),
  'the agent has called': async (life) => {
    const call = (await deskOf(life)).promises.find(({ kind, state }) => kind === 'callback' && state === 'running');
    return call && life.ayse(fulfil, { params: { promiseId: call.id } });
  },
  'the agent moves what is next': (life, minutes) =>
    onNext(life, (promiseId) =>
      life.ayse(renegotiate, { params: { promiseId }, body: { due: soon(minutes), reason: 'A part is missing.' } }),
    ),
  'the agent withdraws what is next': (life) =>
    onNext(life, (promiseId) =>
      life.ayse(withdraw, { params: { promiseId }, body: { ground: 'customer-withdrew', reason: 'Not needed.' } }),
    ),
  'the agent asks a question': ({ ayse, params }) =>
    ayse(wait, { params, body: { reason: 'customer-input', question: 'Which room is it?' } }),
  'the agent waits for a part': ({ ayse, params }) =>
    ayse(wait, { params, body: { reason: 'third-party', question: 'The part comes tomorrow.' } }),
  'the agent goes on': ({ ayse, params }) => ayse(goOn, { params }),
  'the agent finds it urgent': async (life) =>
    life.ayse(change, {
      params: life.params,
      body: { assessedUrgency: 'critical' },
      ifMatch: (await deskOf(life)).version,
    }),
  'the agent finds it less urgent': async (life) =>
    life.ayse(change, { params: life.params, body: { assessedUrgency: 'low' }, ifMatch: (await deskOf(life)).version }),
  'the agent opens it again': ({ ayse, params }) => ayse(reopen, { params, body: { reason: 'It came back.' } }),
  'the agent ends it': ({ ayse, params }) =>
    ayse(cancel, { params, body: { ground: 'requester', reason: 'Not needed any more.' } }),
  'the agent offers it to a colleague': ({ ayse, params }) =>
    ayse(offerTransfer, {
      params,
      body: { to: { kind: 'person', personId: PEOPLE.jan.id }, problem: 'Black.', done: 'Cable.', next: 'Look.' },
    }),
  'the colleague accepts it': ({ jan, params }) => jan(acceptTransfer, { params }),
  'the colleague gives it back': ({ jan, params }) =>
    jan(giveTransferBack, { params, body: { reason: 'I am on a train.' } }),
  'the colleague takes it': ({ jan, params }) => jan(take, { params }),
  'another case of the customer is merged into it': async ({ maria, ayse, params }) => {
    const { number: into } = await ayse(getCase, { params });
    const { id: caseId } = await opened(maria, 'high');
    await ayse(merge, { params: { caseId }, body: { into } });
  },
  'it is merged into another, which is taken back': async ({ maria, ayse, params }) => {
    const { number: into } = await opened(maria, 'low');
    await ayse(merge, { params, body: { into } });
    await ayse(unmerge, { params });
  },
  'the agent splits it': async ({ ayse, params }) => {
    const { items } = await ayse(listMessages, { params });
    const messageIds = items.slice(-1).map(({ id }) => id);
    await ayse(splitCase, { params, body: { messageIds, subject: 'The lamp' } });
  },
  'it turns out to be live': ({ ayse, params }, minutes) =>
    ayse(sayLive, { params, body: { startsAt: soon(minutes), place: 'Room 4' } }),
  'nobody waits in it any more': ({ ayse, params }) => ayse(endLive, { params }),
  'the customer finds it more urgent': ({ maria, params }, minutes) =>
    maria(escalate, { params, body: { words: 'The class begins.', neededBy: soon(minutes) } }),
  'the agent says why it stays as it is': ({ ayse, params }, minutes) =>
    ayse(answerEscalation, { params, body: { text: 'A part is missing.', nextBy: soon(minutes) } }),
  'the customer writes': ({ maria, params }) => maria(writeToUs, { params, body: { text: 'Room 4.' } }),
  'the customer says that it works': ({ maria, params }) => maria(confirm, { params, body: { works: true } }),
  'the customer says that it does not': ({ maria, params }) =>
    maria(confirm, { params, body: { works: false, text: 'Still black.' } }),
};

const isRefusal = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error && Number(error.status) < 500;

/** One word is next, at one time, for who works on the case and for whose it is; and nothing rests without a reason. */
async function holds(life: Life): Promise<void> {
  const [desk, story] = await Promise.all([deskOf(life), life.maria(caseStory, { params: life.params })]);
  expect(story.next?.by ?? null).toBe(desk.nextPromise?.due ?? null);
  if (!isOpen(desk.state)) return;
  expect(desk.nextPromise).not.toBeNull();
  const words = desk.promises.filter(
    ({ kind, state, fulfilledAt, reason }) =>
      (kind === 'first-response' || kind === 'next-update') &&
      (state === 'running' || state === 'paused' || (state === 'broken' && fulfilledAt === null && reason === null)),
  );
  // Who calls it more urgent is promised an answer of its own, beside the first word.
  const answers = desk.escalation === null ? 0 : 1;
  expect(words.length, 'words that are owed').toBeLessThanOrEqual(1 + answers);
  if (desk.promises.every(({ state }) => state !== 'paused')) return;
  expect(desk.waitingReason, 'whose move it is').not.toBeNull();
  expect(desk.nextPromise?.state, 'the next check').not.toBe('paused');
}

it('is one, for the desk and the customer alike, whatever people do in whatever order', async () => {
  const [maria, ayse, jan] = [await app.as('maria'), await app.as('ayse'), await app.as('jan')];
  const urgency = fc.constantFrom('low' as const, 'high' as const, 'critical' as const);
  const step = fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.integer({ min: 1, max: 300 }));
  await fc.assert(
    fc.asyncProperty(urgency, fc.array(step, { maxLength: 16 }), async (stated, steps) => {
      const { id } = await opened(maria, stated);
      const life = { maria, ayse, jan, params: { caseId: id } };
      await holds(life);
      for (const [name, minutes] of steps) {
        await ACTS[name]?.(life, minutes).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
        });
        await holds(life);
      }
    }),
    { numRuns: 25 },
  );
});
