import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { eventually, PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { troubleshootingContract } from '../contract.ts';

const { ask, caseStory, confirm, getCase, reply, take } = casesContract.endpoints;
const c = troubleshootingContract.endpoints;
const { listNotices } = noticesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

async function taken(text = 'Lyon room camera stays black.'): Promise<CaseId> {
  const maria = await app.as('maria');
  const { id } = await maria(ask, { body: { text, serviceId: SERVICES.rooms } });
  const ayse = await app.as('ayse');
  await ayse(take, { params: { caseId: id } });
  return id;
}

async function asking(caseId: CaseId, ...names: readonly PersonName[]) {
  const ayse = await app.as('ayse');
  const personIds = names.map((name) => PEOPLE[name].id) as never;
  return ayse(c.askForHelp, { params: { caseId }, body: { question: 'Any known cure?', personIds } });
}

describe('asking for help', () => {
  it('goes to who was asked; who joins proposes, the owner adopts, thanks, and says what helped', async () => {
    const caseId = await taken();
    const [ayse, jan, maria] = [await app.as('ayse'), await app.as('jan'), await app.as('maria')];
    const { steps } = await ayse(c.logStep, { params: { caseId }, body: { phase: 'narrow', what: 'Restart' } });
    const stepIds = steps.map(({ id }) => id);
    const body = { question: 'Any known cure?', stepIds, personIds: [PEOPLE.jan.id] } as never;
    const swarm = await ayse(c.askForHelp, { params: { caseId }, body });
    expect(swarm).toMatchObject({
      mine: null,
      mayDecide: true,
      people: [{ state: 'asked' }],
      steps: [{ what: 'Restart' }],
    });
    const params = { swarmId: swarm.id };
    await eventually('Jan hears of it', async () => {
      const { items } = await jan(listNotices, {});
      return items.some(({ news }) => news.kind === 'help' && news.event === 'asked');
    });
    expect((await jan(c.listSwarms, {})).items.find(({ id }) => id === swarm.id)).toMatchObject({ mine: 'asked' });
    expect((await maria(caseStory, { params: { caseId } })).people).toHaveLength(1);

    const joined = await jan(c.answerInvitation, { params, body: { answer: 'joined' } });
    expect(joined).toMatchObject({ mine: 'joined', mayDecide: false, owner: PEOPLE.ayse.name });
    const story = await maria(caseStory, { params: { caseId } });
    expect(story.people).toEqual([
      { name: PEOPLE.ayse.name, role: 'owner' },
      { name: PEOPLE.jan.name, role: 'helper' },
    ]);
    expect(story.next?.from).toBe(PEOPLE.ayse.name);

    const said = await jan(c.contribute, { params, body: { kind: 'proposal', text: 'Go back to 4.1' } });
    const contributionId = said.contributions[0]?.id ?? '';
    const proposal = { ...params, contributionId } as never;
    await expect(jan(c.adoptProposal, { params: proposal })).rejects.toMatchObject({ code: 'swarm.not-yours' });
    const adopted = await ayse(c.adoptProposal, { params: proposal });
    expect(adopted.contributions[0]?.stepId).not.toBeNull();
    await expect(ayse(c.adoptProposal, { params: proposal })).rejects.toMatchObject({ code: 'swarm.adopted-already' });
    await ayse(c.thankHelper, { params: proposal });
    const known = await ayse(c.readTroubleshooting, { params: { caseId } });
    expect(known.steps.at(-1)).toMatchObject({
      what: 'Go back to 4.1',
      outcome: 'open',
      by: { name: PEOPLE.ayse.name },
      credit: { name: PEOPLE.jan.name },
    });

    const ended = await ayse(c.closeSwarm, { params, body: { helped: 'The older software' } });
    expect(ended.helped).toBe('The older software');
    await expect(jan(c.contribute, { params, body: { text: 'Late' } })).rejects.toMatchObject({ code: 'swarm.closed' });
    expect((await ayse(getCase, { params: { caseId } })).owner?.name).toBe(PEOPLE.ayse.name);
  });

  it('is read by nobody of the customer', async () => {
    const caseId = await taken();
    await asking(caseId, 'jan');
    const maria = await app.as('maria');
    const story = JSON.stringify(await maria(caseStory, { params: { caseId } }));
    expect(story).not.toContain('known cure');
    await expect(maria(c.swarmsOfCase, { params: { caseId } })).rejects.toMatchObject({ status: 403 });
  });

  it('waits for a later answer, and knows who could instead', async () => {
    const caseId = await taken();
    const swarm = await asking(caseId, 'jan', 'tom');
    const params = { swarmId: swarm.id };
    const [jan, tom] = [await app.as('jan'), await app.as('tom')];
    const at = toIso(app.clock.now() + HOUR);
    await jan(c.answerInvitation, { params, body: { answer: 'later', at } });
    const both = await tom(c.answerInvitation, { params, body: { answer: 'declined', instead: 'Grace knows rooms' } });
    expect(both.people.map(({ state, laterAt, instead }) => [state, laterAt, instead]).toSorted()).toEqual([
      ['declined', null, 'Grace knows rooms'],
      ['later', at, null],
    ]);
  });

  it('is once at a time, never of oneself, and asks further people', async () => {
    const caseId = await taken();
    await expect(asking(caseId, 'ayse')).rejects.toMatchObject({ code: 'swarm.only-oneself' });
    await expect(asking(caseId, 'maria')).rejects.toMatchObject({ code: 'swarm.no-colleague' });
    const { id } = await asking(caseId, 'jan');
    await expect(asking(caseId, 'tom')).rejects.toMatchObject({ code: 'swarm.open-already' });
    const ayse = await app.as('ayse');
    const personIds = [PEOPLE.jan.id, PEOPLE.tom.id] as never;
    const more = await ayse(c.inviteMore, { params: { swarmId: id }, body: { personIds } });
    expect(more.people).toHaveLength(2);
  });

  it('suggests who solved one like it, and says why', async () => {
    const earlier = await taken('Lyon room camera stays dark.');
    const [ayse, maria, tom] = [await app.as('ayse'), await app.as('maria'), await app.as('tom')];
    await ayse(reply, { params: { caseId: earlier }, body: { text: 'Done.', next: { follow: 'resolves' } } });
    await maria(confirm, { params: { caseId: earlier }, body: { works: true } });
    const caseId = await taken();
    const { items } = await tom(c.suggestHelpers, { params: { caseId } });
    expect(items.map(({ name }) => name)).not.toContain(PEOPLE.ayse.name);
    await app.sql(`update cases."case" set owner_id = $1 where id = $2`, [PEOPLE.jan.id, earlier]);
    const { items: better } = await ayse(c.suggestHelpers, { params: { caseId } });
    expect(better[0]).toMatchObject({ name: PEOPLE.jan.name });
    expect(better[0]?.reasons[0]).toMatchObject({ kind: 'solved-like' });
  });
});
