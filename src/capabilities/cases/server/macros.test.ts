import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { addMacro, ask, caseStory, changeMacro, getCase, listMacros, listNotes, previewMacro, removeMacro, runMacro } =
  casesContract.endpoints;
const { writeToUs } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const STEPS = [
  { does: 'now-line', text: '{{agent.first-name}} looks at the camera' },
  {
    does: 'reply',
    text: 'Dear {{customer.first-name}}, you hear from us by {{next.word}}.',
    next: { follow: 'next-word', minutes: 60 },
  },
  { does: 'note', text: 'Case {{case.number}}: ask Lumevox.' },
  { does: 'assign-team', teamId: TEAMS.desk },
  { does: 'priority', priority: 'P1' },
  { does: 'wait', reason: 'customer-input', question: 'Which room?' },
] as const;

async function staged(steps: readonly (typeof STEPS)[number][] = STEPS) {
  const [maria, ayse, tom] = await Promise.all([app.as('maria'), app.as('ayse'), app.as('tom')]);
  const { id } = await maria(ask, { body: { text: 'The camera is dark.', serviceId: SERVICES.rooms } });
  const macro = await tom(addMacro, { body: { name: 'Camera', steps: [...steps] } });
  const params = { caseId: id, macroId: macro.id };
  return { maria, ayse, tom, macro, params, of: { caseId: id } };
}

const counts = () =>
  app.sql(`select (select count(*)::int from platform.fact) facts, (select count(*)::int from promises.promise) promises,
    (select count(*)::int from conversations.outbound_mail) mails, (select count(*)::int from conversations.message) said`);

describe('a macro', () => {
  it('says everything that it would change, and does nothing by that', async () => {
    const { ayse, params } = await staged();
    const before = await counts();
    const preview = await ayse(previewMacro, { params });
    expect(await counts()).toEqual(before);
    expect(preview.refused).toBeNull();
    expect(preview.changes).toEqual([
      { what: 'message', to: 'Maria Lopez', byMail: true, text: 'Dear Maria, you hear from us by 11:00.' },
      expect.objectContaining({ what: 'promise-kept', kind: 'first-response' }),
      expect.objectContaining({ what: 'promise-other', kind: 'resolve' }),
      { what: 'promise-made', kind: 'next-update', due: toIso(app.clock.now() + HOUR) },
      expect.objectContaining({ what: 'promise-made', kind: 'resolve' }),
      { what: 'owner', name: 'Ayse Yildiz' },
      { what: 'assignee', name: 'Ayse Yildiz' },
      { what: 'priority', from: 'P3', to: 'P1' },
      { what: 'state', from: 'new', to: 'waiting' },
      { what: 'now-line', text: 'Ayse looks at the camera' },
      expect.objectContaining({ what: 'note' }),
    ]);
  });

  it('does what it said, all at once', async () => {
    const { maria, ayse, params, of } = await staged();
    const preview = await ayse(previewMacro, { params });
    const { caseVersion, macroVersion } = preview;
    const after = await ayse(runMacro, { params, body: { caseVersion, macroVersion } });
    expect(after).toMatchObject({ state: 'waiting', priority: 'P1', owner: { name: 'Ayse Yildiz' } });
    const story = await maria(caseStory, { params: of });
    expect(story.messages.at(-1)?.text).toBe('Dear Maria, you hear from us by 11:00.');
    const { items } = await ayse(listNotes, { params: of });
    expect(items.map(({ text }) => text)).toEqual([`Case ${after.number}: ask Lumevox.`]);
    expect(JSON.stringify(story)).not.toContain('Lumevox');
  });

  it('does nothing at all where one step is refused', async () => {
    const [, reply, note, , , wait] = STEPS;
    const { ayse, params, of } = await staged([note, wait, reply]);
    const preview = await ayse(previewMacro, { params });
    expect(preview).toMatchObject({ changes: [], refused: { step: 1 } });
    const before = await counts();
    const { caseVersion, macroVersion } = preview;
    const run = ayse(runMacro, { params, body: { caseVersion, macroVersion } });
    await expect(run).rejects.toMatchObject({ code: 'case.wait-needs-a-next-word' });
    expect(await counts()).toEqual(before);
    expect((await ayse(listNotes, { params: of })).items).toEqual([]);
  });

  it('hands the case over last, also to people among whom its agent does not see it', async () => {
    const { ayse, params } = await staged([{ does: 'assign-team', teamId: TEAMS.field }, STEPS[2]]);
    const { refused, changes, caseVersion, macroVersion } = await ayse(previewMacro, { params });
    expect(refused).toBeNull();
    expect(changes).toMatchObject([{ what: 'team' }, { what: 'note' }]);
    const after = await ayse(runMacro, { params, body: { caseVersion, macroVersion } });
    expect(after.team?.id).toBe(TEAMS.field);
  });

  it('is refused where the case or the macro moved on since it was looked at', async () => {
    const { maria, ayse, tom, macro, params, of } = await staged();
    const seen = await ayse(previewMacro, { params });
    await maria(writeToUs, { params: of, body: { text: 'It is back.' } });
    const body = { caseVersion: seen.caseVersion, macroVersion: seen.macroVersion };
    await expect(ayse(runMacro, { params, body })).rejects.toMatchObject({ code: 'macro.stale' });
    const { caseVersion } = await ayse(previewMacro, { params });
    await tom(changeMacro, { params: { macroId: macro.id }, body: { name: 'Camera, again' } });
    const late = ayse(runMacro, { params, body: { ...body, caseVersion } });
    await expect(late).rejects.toMatchObject({ code: 'macro.stale' });
    expect((await ayse(getCase, { params: of })).owner).toBeNull();
  });

  it('is written by leads, and names nobody and nothing that is not there', async () => {
    const { ayse, tom, macro } = await staged();
    const body = { name: 'No', steps: [{ does: 'note', text: 'No.' } as const] };
    await expect(ayse(addMacro, { body })).rejects.toMatchObject({ status: 403 });
    const typo = { name: 'No', steps: [{ does: 'note', text: '{{customer.nmae}}' } as const] };
    await expect(tom(addMacro, { body: typo })).rejects.toMatchObject({ code: 'snippet.unknown-variable' });
    const listed = (await ayse(listMacros, {})).items.find(({ id }) => id === macro.id);
    expect(listed?.names).toEqual({ [TEAMS.desk]: 'Team desk' });
    await tom(removeMacro, { params: { macroId: macro.id } });
    expect((await ayse(listMacros, {})).items.map(({ id }) => id)).not.toContain(macro.id);
  });

  it('leaves nothing open in what customers read', async () => {
    const open = { does: 'reply', text: 'By {{next.word}}.', next: { follow: 'resolves' } } as const;
    const [maria, ayse, tom] = await Promise.all([app.as('maria'), app.as('ayse'), app.as('tom')]);
    const { id } = await maria(ask, { body: { text: 'The door is shut.', serviceId: SERVICES.rooms } });
    const macro = await tom(addMacro, { body: { name: 'Open', steps: [open] } });
    const preview = await ayse(previewMacro, { params: { caseId: id, macroId: macro.id } });
    expect(preview.refused?.sentence).toContain('next.word');
  });
});
