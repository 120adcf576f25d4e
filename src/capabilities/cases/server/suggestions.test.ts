import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { type PersonName, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, cancel, confirm, reply, suggest, take, writeNote } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(by: PersonName, text: string) {
  const customer = await app.as(by);
  const { id, number } = await customer(ask, { body: { text } });
  return { caseId: id, number };
}

/** A case of theirs that Ayse answered with these words, and that they said works. */
async function helped(by: PersonName, text: string, words: string) {
  const { caseId, number } = await asked(by, text);
  const params = { caseId };
  const ayse = await app.as('ayse');
  await ayse(take, { params });
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await ayse(reply, { params, body: { text: 'I am looking.', next } });
  await ayse(writeNote, { params, body: { text: 'Quendelkraut: the badge reader was off.' } });
  await ayse(reply, { params, body: { text: words, next: { follow: 'resolves' } } });
  const customer = await app.as(by);
  await customer(confirm, { params, body: { works: true } });
  return number;
}

const suggestedTo = async (name: PersonName, q: string) => (await app.as(name))(suggest, { query: { q } });

describe('what is suggested while somebody asks', () => {
  it('is what helped them before, in our last words', async () => {
    const number = await helped('maria', 'The badge printer prints nothing.', 'Hold the green\nbutton for 5 seconds.');
    const { answered, open } = await suggestedTo('maria', 'badge printers are not pri');
    expect(answered).toMatchObject([{ number, helped: 'Hold the green button for 5 seconds.', by: 'Ayse Yildiz' }]);
    expect(open).toEqual([]);
    expect(JSON.stringify(await suggestedTo('maria', 'badge reader quendelkraut'))).not.toContain('Quendelkraut');
  });

  it('is the case in which they ask the same already', async () => {
    const { number } = await asked('luc', 'The lift in building C is stuck.');
    expect((await suggestedTo('luc', 'lift stuck')).open).toMatchObject([{ number, now: null }]);
    expect((await suggestedTo('luc', 'stuck drawer in the kitchen')).open).toEqual([]);
  });

  it('is nothing of anybody else, of the same account or another', async () => {
    await helped('dora', 'The forklift beeps.', 'The seat belt was open.');
    await asked('dora', 'Another forklift beeps.');
    for (const name of ['maria', 'luc', 'ayse'] as const) {
      expect(await suggestedTo(name, 'forklift beeps')).toEqual({ open: [], answered: [] });
    }
    expect((await suggestedTo('dora', 'forklift beeps')).answered).toHaveLength(1);
    await expect(app.stranger(suggest, { query: { q: 'forklift' } })).rejects.toMatchObject({ status: 401 });
  });

  it('is nothing that was ended, and nothing for words that stand everywhere', async () => {
    const { caseId } = await asked('maria', 'The shredder is full.');
    const ayse = await app.as('ayse');
    await ayse(take, { params: { caseId } });
    await ayse(cancel, { params: { caseId }, body: { ground: 'requester', reason: 'Emptied it.' } });
    const nothing = { open: [], answered: [] };
    expect(await suggestedTo('maria', 'shredder')).toEqual(nothing);
    expect(await suggestedTo('maria', 'what can you please')).toEqual(nothing);
    expect(await suggestedTo('maria', "'); drop | & ! :* --")).toEqual(nothing);
  });
});
