import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { NO_PAUSE_REASONS } from '#capabilities/promises/domain/index.ts';
import { fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, getCase, goOn, listMessages, reply, take, wait, writeToUs } = casesContract.endpoints;
const { countPausesToReview, explainPromise, letPausesStand, pausesToReview, previewVoiding, voidPause } =
  promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A case at work with a next word promised, and its fix. */
async function atWork(urgency: 'high' | 'critical' = 'high') {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const story = await maria(ask, { body: { text: 'The screen is black.', serviceId: SERVICES.rooms, urgency } });
  const params = { caseId: story.id };
  await ayse(take, { params });
  const by = toIso(app.clock.now() + HOUR);
  await ayse(reply, { params, body: { text: 'I look at it.', next: { follow: 'next-word', by } } });
  const fix = async () => {
    const found = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'resolve');
    if (!found) throw new Error('No fix is promised.');
    return found;
  };
  return { maria, ayse, params, fix };
}

const question = { reason: 'customer-input', question: 'Which room is it?' } as const;

describe('a case that waits for its customer', () => {
  it('asks them, and lets the time for the fix rest until they wrote', async () => {
    const { maria, ayse, params, fix } = await atWork();
    app.clock.forward(31 * MINUTE);
    const before = await fix();
    await ayse(wait, { params, body: question });
    const paused = await fix();
    expect(paused.state).toBe('paused');
    expect(fromIso(paused.due)).toBeGreaterThan(fromIso(before.due));
    const said = (await ayse(listMessages, { params })).items.at(-1);
    expect(said).toMatchObject({ direction: 'to-customer', text: 'Which room is it?' });

    app.clock.forward(40 * MINUTE);
    await maria(writeToUs, { params, body: { text: 'Room 4.' } });
    const running = await fix();
    expect(running.state).toBe('running');
    const { segments } = await ayse(explainPromise, { params: { promiseId: running.id } });
    expect(segments.filter(({ kind }) => kind === 'paused')).toHaveLength(1);
  });

  it('does not ask twice what was asked just now', async () => {
    const { ayse, params, fix } = await atWork();
    const { items } = await ayse(listMessages, { params });
    await ayse(wait, { params, body: question });
    expect((await ayse(listMessages, { params })).items).toHaveLength(items.length);
    await ayse(goOn, { params });
    expect((await fix()).state).toBe('running');
  });

  it('rests until the moment that the customer chose, which must be said', async () => {
    const { ayse, params, fix } = await atWork();
    const chosen = { reason: 'customer-appointment', question: 'Come in two hours.' } as const;
    await expect(ayse(wait, { params, body: chosen })).rejects.toMatchObject({ code: 'promise.pause-needs-moment' });
    await ayse(wait, { params, body: { ...chosen, until: toIso(app.clock.now() + 2 * HOUR) } });
    expect((await fix()).state).toBe('paused');
  });

  it('goes on counting while it waits for somebody else', async () => {
    const { ayse, params, fix } = await atWork();
    const before = await fix();
    await ayse(wait, { params, body: { reason: 'third-party', question: 'The part comes tomorrow.' } });
    expect(await fix()).toMatchObject({ state: 'running', due: before.due });
  });

  it.each(NO_PAUSE_REASONS)('is refused for %s, with what to do instead', async (reason) => {
    const { ayse, params } = await atWork();
    const refused = ayse(wait, { params, body: { reason, question: 'Nobody answers.' } });
    await expect(refused).rejects.toMatchObject({ status: 422, code: `promise.no-pause-for.${reason}` });
  });

  it('does not rest on unanswered calls while somebody is blocked', async () => {
    const { ayse, params, fix } = await atWork('critical');
    const attempts = ['phone', 'mail', 'phone'].map((channel) => ({
      channel: channel === 'mail' ? ('mail' as const) : ('phone' as const),
      at: toIso(app.clock.now()),
    }));
    await expect(ayse(wait, { params, body: { ...question, attempts } })).rejects.toMatchObject({ status: 409 });
    expect((await fix()).state).toBe('running');
  });
});

describe('pauses that ask for a second look', () => {
  async function doubted() {
    const at = await atWork();
    app.clock.forward(31 * MINUTE);
    const until = toIso(app.clock.now() + 2 * HOUR);
    const body = { reason: 'customer-appointment', question: 'Come later.', until } as const;
    await at.ayse(wait, { params: at.params, body });
    return { ...at, promise: await at.fix() };
  }

  it('are listed for leads with their doubts, and let stand with a reason', async () => {
    const { promise } = await doubted();
    const lead = await app.as('grace');
    const listed = (await lead(pausesToReview, {})).items.find((item) => item.promise.id === promise.id);
    expect(listed?.doubts).toContain('nothing-said-before');
    expect(listed?.pauses).toMatchObject([
      {
        reason: 'customer-appointment',
        by: 'Ayse Yildiz',
        evidence: 'agreement',
        words: 'Come later.',
        open: 2 * HOUR,
        voided: null,
      },
    ]);
    expect(listed?.promise.about?.title).toBeTruthy();
    const { count } = await lead(countPausesToReview, {});
    expect(count).toBe((await lead(pausesToReview, {})).items.length);
    const params = { promiseId: promise.id };
    await lead(letPausesStand, { params, body: { reason: 'Maria was away, as she said.' } });
    expect((await lead(pausesToReview, {})).items.map((item) => item.promise.id)).not.toContain(promise.id);
    const again = lead(letPausesStand, { params, body: { reason: 'Once more.' } });
    await expect(again).rejects.toMatchObject({ code: 'promise.nothing-to-review' });
  });

  it('come back on the list when another pause asks for the same', async () => {
    const { ayse, params, promise } = await doubted();
    const lead = await app.as('grace');
    const mine = async () => (await lead(pausesToReview, {})).items.find((item) => item.promise.id === promise.id);
    await lead(letPausesStand, { params: { promiseId: promise.id }, body: { reason: 'She was away.' } });
    app.clock.forward(3 * HOUR);
    await app.judge();
    const until = toIso(app.clock.now() + HOUR);
    await ayse(goOn, { params });
    await ayse(wait, { params, body: { reason: 'customer-appointment', question: 'Later still.', until } });
    expect((await mine())?.doubts).toEqual(['nothing-said-before']);
    expect((await mine())?.pauses).toHaveLength(2);
  });

  it('are taken out of the record, and the promise is found broken where it was', async () => {
    const { promise, fix } = await doubted();
    const lead = await app.as('grace');
    const listed = (await lead(pausesToReview, {})).items.find((item) => item.promise.id === promise.id);
    const pausedAt = listed?.pauses[0]?.from ?? '';
    const query = { pausedAt };
    const seen = await lead(previewVoiding, { params: { promiseId: promise.id }, query });
    expect(seen.before).toEqual(promise);
    expect(fromIso(seen.after.due)).toBe(fromIso(promise.due) - 2 * HOUR);
    expect((await fix()).due).toBe(promise.due);
    await lead(voidPause, { params: { promiseId: promise.id }, body: { pausedAt, reason: 'Nobody asked her.' } });
    const now = await fix();
    expect(now).toEqual(seen.after);
    // No pause is left of which anybody could doubt.
    expect((await lead(pausesToReview, {})).items.map((item) => item.promise.id)).not.toContain(promise.id);
  });

  it('are no matter for agents', async () => {
    const ayse = await app.as('ayse');
    await expect(ayse(pausesToReview, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('who had a case', () => {
  it('is told by its facts, and adds up to the open time', async () => {
    const { ayse, params } = await atWork();
    app.clock.forward(31 * MINUTE);
    await ayse(wait, { params, body: question });
    app.clock.forward(HOUR);
    await ayse(goOn, { params });
    const { attribution } = await ayse(casesContract.endpoints.attribution, { params });
    expect(attribution?.held.map(({ kind }) => kind)).toContain('customer');
    const sum = attribution?.held.reduce((total, { open, queued }) => total + open + queued, 0);
    expect(sum).toBe(attribution?.open);
    const lived = attribution?.held.reduce((total, { wall, queuedWall }) => total + wall + queuedWall, 0);
    expect(lived).toBe(fromIso(attribution?.to ?? '') - fromIso(attribution?.from ?? ''));
  });

  it('begins where the fix was promised first, however often it was moved since', async () => {
    const { ayse, params, fix } = await atWork();
    const { id, anchor } = await fix();
    app.clock.forward(30 * MINUTE);
    const due = toIso(app.clock.now() + 20 * HOUR);
    const body = { due, reason: 'The part comes later.' };
    await ayse(promisesContract.endpoints.renegotiate, { params: { promiseId: id }, body });
    const { attribution } = await ayse(casesContract.endpoints.attribution, { params });
    expect(attribution?.from).toBe(anchor);
    expect(attribution?.hours.timeZone).toBe('Europe/Berlin');
  });
});
