import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { teamsQuery } from '../queries.ts';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Whose absence the reader may say: their own, and as a lead those of their teams' people; and who could stand in. */
export function useColleagues() {
  const me = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  const mine = teams.filter(({ members }) => members.some(({ id }) => id === me.id));
  const isLead = me.roles.includes('lead');
  const led = mine.filter(({ members }) => isLead || members.some(({ id, lead }) => id === me.id && lead));
  const named = (among: typeof teams): readonly Colleague[] => {
    const members = new Map(among.flatMap((team) => team.members.map(({ id, name }) => [id as string, name] as const)));
    return [...members].map(([id, name]) => ({ id, name }));
  };
  const others = named(led).filter(({ id }) => id !== me.id);
  const colleaguesOf = (personId: string) =>
    named(teams.filter(({ members }) => members.some(({ id }) => id === personId))).filter(({ id }) => id !== personId);
  return { me, people: [{ id: me.id as string, name: me.name }, ...others], colleaguesOf };
}
