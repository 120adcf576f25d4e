import { peopleContract } from '#capabilities/people/contract.ts';
import { signInLink } from '#capabilities/people/index.ts';
import { ACCOUNTS, PEOPLE, type PersonName, TEAMS, type TestApp } from '#tests/harness/index.ts';
import type { Stage, Stagehand } from './stages.ts';

async function deskVersion({ app }: Stagehand): Promise<number> {
  const { items } = await (await app.as('admin'))(peopleContract.endpoints.listTeams, { query: {} });
  return items.find(({ id }) => id === TEAMS.desk)?.version ?? 0;
}

/** Somebody signed in at another place besides the one that they ask from. */
async function otherSession(app: TestApp, name: PersonName): Promise<string> {
  await fetch(await signInLink(app.program.platform, PEOPLE[name].id), { redirect: 'manual' });
  const { items } = await (await app.as(name))(peopleContract.endpoints.listSessions, {});
  return items.find(({ current }) => !current)?.id ?? '';
}

/** What work on people and accounts needs. */
export const PEOPLE_STAGES: Readonly<Record<string, Stage>> = {
  'people.changePerson': async (hand) => ({
    params: { personId: PEOPLE.luc.id },
    ifMatch: await hand.versionOf(PEOPLE.luc.id),
  }),
  'people.changeAccount': async (hand) => ({
    params: { accountId: ACCOUNTS.north },
    ifMatch: await hand.accountVersion(ACCOUNTS.north),
  }),
  'people.endSession': async (hand, name) => ({ params: { sessionId: await otherSession(hand.app, name) } }),
  'people.changeTeam': async (hand) => ({
    params: { teamId: TEAMS.desk },
    ifMatch: await deskVersion(hand),
    body: { name: 'Service desk', called: 'IT help', signature: '{{agent.first-name}}' },
  }),
  'people.changeSignature': async (hand, name) => ({ ifMatch: await hand.versionOf(PEOPLE[name].id) }),
  'people.addAbsence': async (hand, name) => ({ body: hand.dayAway(PEOPLE[name].id) }),
};
