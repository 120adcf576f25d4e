import type { z } from 'zod';
import { type MessageShown, messagesAbout, type NoteShown, notesAbout } from '#capabilities/conversations/index.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MacroChange } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { type Detail, detailOf } from './detail.ts';
import type { CaseRow } from './tables.ts';

export type MacroChanges = z.output<typeof MacroChange>[];
type Change = MacroChanges[number];

/** A case with all that is said about it, at one moment. */
export interface CaseAt {
  readonly detail: Detail;
  readonly messages: readonly MessageShown[];
  readonly notes: readonly NoteShown[];
}

export async function stateOf(tx: Tx, context: Context, row: CaseRow): Promise<CaseAt> {
  const subject = caseSubject(row.id);
  const detail = await detailOf(tx, context, row);
  return { detail, messages: await messagesAbout(tx, subject), notes: await notesAbout(tx, subject) };
}

const newOf = <Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): readonly Item[] => {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
};

function changesOfCase({ detail: before }: CaseAt, { detail: after }: CaseAt): Change[] {
  const changes: Change[] = [];
  const people = [
    ['owner', before.owner, after.owner],
    ['assignee', before.assignee, after.assignee],
    ['team', before.team, after.team],
  ] as const;
  for (const [what, from, to] of people) if (to && from?.id !== to.id) changes.push({ what, name: to.name });
  if (before.priority !== after.priority) changes.push({ what: 'priority', from: before.priority, to: after.priority });
  if (before.state !== after.state) changes.push({ what: 'state', from: before.state, to: after.state });
  if (after.now && before.now?.text !== after.now.text) changes.push({ what: 'now-line', text: after.now.text });
  return changes;
}

const DONE = ['kept', 'met'];

function changesOfPromises({ detail: before }: CaseAt, { detail: after }: CaseAt): Change[] {
  const made = newOf(before.promises, after.promises).map(
    ({ kind, due }): Change => ({ what: 'promise-made', kind, due }),
  );
  const was = new Map(before.promises.map(({ id, state }) => [id, state]));
  const ended = after.promises.filter(({ id, state }) => was.has(id) && was.get(id) !== state);
  const moved = ended.map(({ kind, due, state }): Change => {
    return { what: DONE.includes(state) ? 'promise-kept' : 'promise-other', kind, due };
  });
  return [...moved, ...made];
}

/** What became different, what customers read first. */
export function changesBetween(before: CaseAt, after: CaseAt): MacroChanges {
  const to = after.detail.requester.name;
  const said = newOf(before.messages, after.messages).map(
    ({ text, channel }): Change => ({ what: 'message', to, byMail: channel === 'mail', text }),
  );
  const noted = newOf(before.notes, after.notes).map(({ text }): Change => ({ what: 'note', text }));
  return [...said, ...changesOfPromises(before, after), ...changesOfCase(before, after), ...noted];
}
