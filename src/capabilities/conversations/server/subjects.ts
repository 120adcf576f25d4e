import type { Tx } from '#platform/database/transaction.ts';
import type { SubjectPolicy } from '#platform/subjects.ts';
import type { ConversationTables } from './tables.ts';

interface Scope {
  readonly policy: SubjectPolicy;
  readonly about: unknown;
}

interface About {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
}

async function aboutOf(tx: Tx, table: 'message' | 'note', ids: readonly string[]): Promise<About[]> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom(`conversations.${table}`)
    .select(['id', 'subject_kind', 'subject_id'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ id: row.id, kind: row.subject_kind, subjectId: row.subject_id }));
}

async function scopesOf(
  tx: Tx,
  known: ReadonlyMap<string, SubjectPolicy>,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, Scope>> {
  const scopes = new Map<string, Scope>();
  for (const [kind, policy] of known) {
    const ofKind = abouts.filter((about) => about.kind === kind);
    if (ofKind.length === 0) continue;
    const loaded = await policy.load(
      tx,
      ofKind.map((about) => about.subjectId),
    );
    for (const { id, subjectId } of ofKind) {
      const about = loaded.get(subjectId);
      if (about !== undefined) scopes.set(id, { policy, about });
    }
  }
  return scopes;
}

/**
 * Who may read a message or a note, and so the files that hang on it: whoever may read what it is about.
 * A note stays with the team whatever else is said. `above` are the policies of the things people write about.
 */
export function conversationSubjects(above: readonly SubjectPolicy[]): readonly SubjectPolicy[] {
  const known = new Map(above.map((policy) => [policy.kind, policy]));
  const message: SubjectPolicy<Scope> = {
    kind: 'message',
    load: async (tx, ids) => scopesOf(tx, known, await aboutOf(tx, 'message', ids)),
    mayRead: (actor, scope, audience) => scope.policy.mayRead(actor, scope.about, audience),
  };
  const note: SubjectPolicy<Scope> = {
    kind: 'note',
    load: async (tx, ids) => scopesOf(tx, known, await aboutOf(tx, 'note', ids)),
    mayRead: (actor, scope) => scope.policy.mayRead(actor, scope.about, 'team'),
  };
  return [message, note];
}
