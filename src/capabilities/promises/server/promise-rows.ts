import type { z } from 'zod';
import { namesOf, providersNamed } from '#capabilities/people/index.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SubjectName } from '#platform/subjects.ts';
import type { PromiseRow } from '../contract.ts';
import type { PromiseRecord } from '../domain/index.ts';
import { promiseViews } from './views.ts';

export type Row = z.output<typeof PromiseRow>;

/** What the promises are about, by the id of the subject, in the words of the capabilities that own the subjects. */
async function subjectNames(
  tx: Tx,
  context: Context,
  records: readonly PromiseRecord[],
): Promise<ReadonlyMap<string, SubjectName>> {
  const names = new Map<string, SubjectName>();
  for (const kind of new Set(records.map(({ subject }) => subject.kind))) {
    const ids = records.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
    const found = await context.platform.subjects.get(kind)?.name?.(tx, [...new Set(ids)]);
    for (const [id, name] of found ?? []) names.set(id, name);
  }
  return names;
}

function named<Id extends string>(id: Id | null, names: ReadonlyMap<Id, string>): { id: Id; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

/** Who was promised what: the person, the account or the team, the others null. */
function promiseeIn({ promisee }: PromiseRecord) {
  return {
    person: promisee.kind === 'person' ? promisee.personId : null,
    account: promisee.kind === 'account' ? promisee.accountId : null,
    team: promisee.kind === 'team' ? promisee.teamId : null,
  };
}

const providerIn = ({ promisor }: PromiseRecord) => (promisor.kind === 'provider' ? promisor.providerId : null);

/** Promises for a list, in the same order. Name only those that the actor may read. */
export async function promiseRows(tx: Tx, context: Context, records: readonly PromiseRecord[]): Promise<Row[]> {
  const views = new Map((await promiseViews(tx, records)).map((view) => [view.id, view]));
  const promisees = records.map(promiseeIn);
  const names = await namesOf(tx, {
    people: promisees.flatMap(({ person }) => person ?? []),
    accounts: [...promisees.flatMap(({ account }) => account ?? []), ...records.flatMap((one) => one.accountId ?? [])],
    teams: promisees.flatMap(({ team }) => team ?? []),
  });
  const providers = await providersNamed(
    tx,
    records.flatMap((one) => providerIn(one) ?? []),
  );
  const subjects = await subjectNames(tx, context, records);
  return records.flatMap((record) => {
    const view = views.get(record.id);
    if (!view) return [];
    const to = promiseeIn(record);
    return {
      ...view,
      account: named(record.accountId, names.accounts),
      provider: named(providerIn(record), providers),
      promisee: {
        person: named(to.person, names.people),
        account: named(to.account, names.accounts),
        team: named(to.team, names.teams),
      },
      about: subjects.get(record.subject.id) ?? null,
    };
  });
}
