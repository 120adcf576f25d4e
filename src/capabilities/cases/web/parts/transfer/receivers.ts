import type { Detail } from '../../queries.ts';
import type { TransferDraft } from './changes.ts';

/** Somebody, or a team, who can be asked to take a case over. */
export interface Receiver {
  readonly kind: 'person' | 'team';
  readonly id: string;
  readonly name: string;
  /** Of a person: the names of their teams. Of a team: nothing. */
  readonly teams: readonly string[];
  /** Of a team: how many people are in it. */
  readonly members: number;
  readonly open: number;
  readonly late: number;
}

interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Who can take a case over, people first, those of its team before others, each by name; without its owner, who gives
 * it away.
 */
export function receiversOf(
  teams: readonly Team[],
  load: TransferDraft['load'],
  known: Pick<Detail, 'team' | 'owner'> & { readonly giverId: string },
): readonly Receiver[] {
  const loads = new Map(load.map(({ personId, ...rest }) => [personId as string, rest]));
  const people = new Map<string, Receiver>();
  for (const team of teams) {
    for (const { id, name } of team.members) {
      if (id === known.giverId) continue;
      const before = people.get(id)?.teams ?? [];
      const { open, late } = loads.get(id) ?? { open: 0, late: 0 };
      people.set(id, { kind: 'person', id, name, teams: [...before, team.name], members: 0, open, late });
    }
  }
  const near = ({ teams: theirs }: Receiver) => Number(known.team !== null && theirs.includes(known.team.name));
  const sorted = [...people.values()].sort((a, b) => near(b) - near(a) || a.name.localeCompare(b.name));
  const whole = teams.map(({ id, name, members }): Receiver => {
    const theirs = members.map((member) => loads.get(member.id) ?? { open: 0, late: 0 });
    const sum = (count: (one: { open: number; late: number }) => number) =>
      theirs.reduce((all, one) => all + count(one), 0);
    return {
      kind: 'team',
      id,
      name,
      teams: [],
      members: members.length,
      open: sum((one) => one.open),
      late: sum((one) => one.late),
    };
  });
  return [...sorted, ...whole];
}

const plain = (text: string) => text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Those whose name, or a word of it, begins with what was typed; then those who hold it somewhere, or whose team does. */
export function matching(receivers: readonly Receiver[], typed: string, most: number): readonly Receiver[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return receivers.slice(0, most);
  const begins = ({ name }: Receiver) =>
    plain(name).startsWith(wanted) ||
    plain(name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted));
  const holds = ({ name, teams }: Receiver) => [name, ...teams].some((one) => plain(one).includes(wanted));
  const first = receivers.filter(begins);
  return [...first, ...receivers.filter((one) => !first.includes(one) && holds(one))].slice(0, most);
}
