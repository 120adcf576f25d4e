import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '#kernel/call.ts';
import { PersonId, TeamId } from '#kernel/ids.ts';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { PEOPLE, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { peopleContract } from '../contract.ts';

const { changeSignature, changeTeam, listTeams, previewSignature, readSignature } = peopleContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const context = () => systemContext(app.program.platform, 'tests', app.clock.now());

async function team(id: TeamId, name: Parameters<TestApp['as']>[0] = 'admin') {
  const found = (await (await app.as(name))(listTeams, { query: {} })).items.find((one) => one.id === id);
  if (!found) throw new Error('There is no such team.');
  return found;
}

type Change = NonNullable<CallInput<typeof changeTeam>['body']>;

async function settle(name: Parameters<TestApp['as']>[0], body: Change, teamId: TeamId = TEAMS.desk) {
  const { version } = await team(teamId);
  return (await app.as(name))(changeTeam, { params: { teamId }, ifMatch: version, body });
}

describe('a team', () => {
  test('is settled by its lead and by administrators, by nobody else', async () => {
    const body = { name: 'Service desk', called: 'IT help', signature: 'Yours\n{{agent.first-name}}, {{team}}' };
    expect(await settle('tom', body)).toMatchObject({ ...body, mayChange: true });
    await expect(settle('tom', body, TEAMS.field)).rejects.toMatchObject({ code: 'team.not-yours', status: 403 });
    for (const name of ['ayse', 'grace', 'maria'] as const) {
      await expect(settle(name, body)).rejects.toMatchObject({ status: 403 });
    }
    await expect(app.stranger(listTeams, { query: {} })).rejects.toMatchObject({ status: 401 });
    expect([await team(TEAMS.desk, 'tom'), await team(TEAMS.field, 'tom')]).toMatchObject([
      { mayChange: true },
      { mayChange: false },
    ]);
    expect(await settle('admin', { called: null }, TEAMS.field)).toMatchObject({ called: null });
    const facts = await transaction(context(), (tx) => factsAbout(tx, 'team', TEAMS.desk));
    expect(facts.at(-1)).toMatchObject({ kind: 'team.changed', data: body });
  });

  test('is written anew only by who saw what it says now', async () => {
    const { version } = await team(TEAMS.desk);
    const tom = await app.as('tom');
    const given = { params: { teamId: TEAMS.desk }, ifMatch: version, body: { called: 'The desk' } };
    expect(await tom(changeTeam, given)).toMatchObject({ called: 'The desk', version: version + 1 });
    await expect(tom(changeTeam, given)).rejects.toMatchObject({ code: 'changed-meanwhile', status: 412 });
    const nowhere = { teamId: TeamId.parse(context().newId()) };
    await expect(tom(changeTeam, { ...given, params: nowhere })).rejects.toMatchObject({ status: 404 });
  });

  test('gets its members from administrators, who are of the desk and come once', async () => {
    const before = (await team(TEAMS.field)).members;
    const femi = { personId: PEOPLE.femi.id, lead: true };
    await expect(settle('tom', { members: [femi] })).rejects.toMatchObject({ code: 'team.members-not-yours' });
    const refused = {
      'team.member-twice': [femi, femi],
      'team.member-is-customer': [{ ...femi, personId: PEOPLE.maria.id }],
      'team.unknown-member': [{ ...femi, personId: PersonId.parse(context().newId()) }],
    };
    for (const [code, members] of Object.entries(refused)) {
      await expect(settle('admin', { members }, TEAMS.field)).rejects.toMatchObject({ code });
    }
    expect((await team(TEAMS.field)).members).toEqual(before);
    const jan = { personId: PEOPLE.jan.id, lead: false };
    const changed = await settle('admin', { members: [femi, jan] }, TEAMS.field);
    expect(changed.members.map(({ name, lead }) => [name, lead])).toEqual([
      ['Femi Field', true],
      ['Jan Kowalczyk', false],
    ]);
    const facts = await transaction(context(), (tx) => factsAbout(tx, 'team', TEAMS.field));
    expect(facts.at(-1)).toMatchObject({
      kind: 'team.members-changed',
      data: { members: 'Femi Field, Jan Kowalczyk', leads: 'Femi Field' },
    });
    expect((await settle('admin', { members: [femi] }, TEAMS.field)).members).toHaveLength(1);
  });
});

describe('a signature', () => {
  test('is one’s own, of the desk, and written anew only by who saw what it says', async () => {
    const ayse = await app.as('ayse');
    const { version, text, teams } = await ayse(readSignature, {});
    expect([text, teams.map(({ id }) => id)]).toEqual([null, [TEAMS.desk]]);
    const given = { ifMatch: version, body: { text: '{{agent.first-name}}, always near' } };
    expect(await ayse(changeSignature, given)).toMatchObject({ text: given.body.text, version: version + 1 });
    await expect(ayse(changeSignature, given)).rejects.toMatchObject({ code: 'changed-meanwhile', status: 412 });
    await expect((await app.as('maria'))(readSignature, {})).rejects.toMatchObject({ status: 403 });
    await expect(app.stranger(readSignature, {})).rejects.toMatchObject({ status: 401 });
    const facts = await transaction(context(), (tx) => factsAbout(tx, 'person', PEOPLE.ayse.id));
    expect(facts.at(-1)).toMatchObject({ kind: 'person.signature-changed', data: { signature: given.body.text } });
  });

  test.each([
    ['{{customer.name}}', 'signature.unknown-variable'],
    ['Ayse {{agent.', 'signature.open-braces'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9', 'signature.too-long'],
  ])('that leaves a gap is refused wherever it is written: %j', async (text, code) => {
    const ayse = await app.as('ayse');
    const { version } = await ayse(readSignature, {});
    await expect(ayse(changeSignature, { ifMatch: version, body: { text } })).rejects.toMatchObject({ code });
    await expect(settle('tom', { signature: text })).rejects.toMatchObject({ code });
    await expect(ayse(previewSignature, { body: { text, language: 'en' } })).rejects.toMatchObject({ code });
  });

  test('is seen in a mail before it is kept', async () => {
    const tom = await app.as('tom');
    const body = { text: 'Yours\n{{agent.first-name}}\n{{team}}', language: 'en', teamId: TEAMS.field } as const;
    const seen = await tom(previewSignature, { body });
    expect(seen.text).toMatch(/-- \nYours\nTom\nTeam field\n/);
    expect(seen.html).toContain('Yours<br>Tom<br>');
    expect((await tom(previewSignature, { body: { ...body, called: 'Scanner help' } })).text).toContain('Scanner help');
    const nowhere = { ...body, teamId: TeamId.parse(context().newId()) };
    await expect(tom(previewSignature, { body: nowhere })).rejects.toMatchObject({ code: 'team.unknown', status: 422 });
    expect((await tom(previewSignature, { body: { text: null, language: 'de' } })).text).not.toContain('Yours');
  });
});
