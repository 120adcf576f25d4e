import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, reply } = casesContract.endpoints;
const { changeSignature, changeTeam, listTeams, readSignature } = peopleContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** What stands in the signature of a reply by mail, about a room that the desk looks after; null where there is none. */
async function signatureOf(name: 'ayse' | 'jan'): Promise<string | null> {
  const maria = await app.as('maria');
  const made = await maria(ask, { body: { text: 'The door hangs.', serviceId: SERVICES.rooms } });
  const params = { caseId: made.id };
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await (await app.as(name))(reply, { params, body: { text: 'I am on my way.', next } });
  const [mail] = await app.sql<{ content: { blocks: { kind: string; text?: string }[] } }>(
    `select content from conversations.outbound_mail where subject_id = $1 and purpose = 'reply'`,
    [made.id],
  );
  if (!mail) throw new Error('No mail was queued.');
  const story = JSON.stringify(await maria(caseStory, { params }));
  expect(story).not.toContain('IT help');
  return mail.content.blocks.find(({ kind }) => kind === 'signature')?.text ?? null;
}

async function settleDesk(body: { called?: string; signature: string | null }) {
  const admin = await app.as('admin');
  const { items } = await admin(listTeams, { query: {} });
  const version = items.find(({ id }) => id === TEAMS.desk)?.version ?? 0;
  await admin(changeTeam, { params: { teamId: TEAMS.desk }, ifMatch: version, body });
}

describe('a reply by mail', () => {
  it('carries its writer’s own signature, else that of the team that works on it, else none', async () => {
    expect(await signatureOf('ayse')).toBeNull();
    await settleDesk({ called: 'IT help', signature: '{{agent.name}}\n{{team}}' });
    const ayse = await app.as('ayse');
    const { version } = await ayse(readSignature, {});
    await ayse(changeSignature, { ifMatch: version, body: { text: '{{agent.first-name}}, always near' } });
    expect(await signatureOf('ayse')).toBe('Ayse, always near');
    expect(await signatureOf('jan')).toBe('Jan Kowalczyk\nIT help');
    await settleDesk({ signature: null });
    expect(await signatureOf('jan')).toBeNull();
  });
});
