import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { conversationsContract } from '../contract.ts';

const { addSnippet, changeSnippet, listSnippets, removeSnippet } = conversationsContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const namesFor = async (name: 'ayse' | 'femi' | 'tom' | 'admin') => {
  const call = await app.as(name);
  return (await call(listSnippets, {})).items.map((snippet) => snippet.name);
};

describe('snippets', () => {
  it('are found by whom they are for, and by nobody else', async () => {
    const [ayse, tom, admin] = await Promise.all([app.as('ayse'), app.as('tom'), app.as('admin')]);
    await ayse(addSnippet, { body: { name: 'Ayse’s', text: 'Mine.' } });
    await tom(addSnippet, { body: { name: 'Desk team’s', text: 'Ours.', for: 'team', teamId: TEAMS.desk } });
    await admin(addSnippet, { body: { name: 'Everybody’s', text: 'All of us.', for: 'desk' } });
    expect(await namesFor('ayse')).toEqual(['Ayse’s', 'Desk team’s', 'Everybody’s']);
    expect(await namesFor('femi')).toEqual(['Everybody’s']);
    expect(await namesFor('admin')).toEqual(['Desk team’s', 'Everybody’s']);
  });

  it('that are shared are written by leads of that team and administrators', async () => {
    const [ayse, tom] = await Promise.all([app.as('ayse'), app.as('tom')]);
    const body = { name: 'No', text: 'No.' };
    const forbidden = { status: 403 };
    await expect(ayse(addSnippet, { body: { ...body, for: 'desk' } })).rejects.toMatchObject(forbidden);
    const field = { ...body, for: 'team', teamId: TEAMS.field } as const;
    await expect(tom(addSnippet, { body: field })).rejects.toMatchObject(forbidden);
    const [shared] = (await ayse(listSnippets, {})).items.filter(({ mayChange }) => !mayChange);
    const params = { snippetId: shared?.id ?? '' };
    await expect(ayse(removeSnippet, { params })).rejects.toMatchObject(forbidden);
  });

  it('are changed and removed, and name nothing that nobody could fill in', async () => {
    const [ayse, jan] = await Promise.all([app.as('ayse'), app.as('jan')]);
    const made = await ayse(addSnippet, { body: { name: 'Thanks', text: 'Thanks, {{customer.name}}.' } });
    const params = { snippetId: made.id };
    await expect(jan(changeSnippet, { params, body: { text: 'Ha.' } })).rejects.toMatchObject({ status: 404 });
    const typo = ayse(changeSnippet, { params, body: { text: 'Thanks, {{customer.nmae}}.' } });
    await expect(typo).rejects.toMatchObject({ code: 'snippet.unknown-variable' });
    const changed = await ayse(changeSnippet, { params, body: { text: 'Thank you.' }, ifMatch: made.version });
    expect(changed).toMatchObject({ text: 'Thank you.', version: 2 });
    const late = ayse(changeSnippet, { params, body: { text: 'Late.' }, ifMatch: made.version });
    await expect(late).rejects.toMatchObject({ status: 412 });
    await ayse(removeSnippet, { params });
    expect(await namesFor('ayse')).not.toContain('Thanks');
  });
});
