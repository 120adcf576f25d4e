import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { teamsQuery } from '../../queries.ts';

/** The teams for which the reader may save views: a lead their own, managers and administrators all. */
export function useTeamsToSaveFor(): readonly { readonly id: string; readonly name: string }[] {
  const me = useMe();
  const all = me.roles.includes('manager') || me.roles.includes('admin');
  const teams = useQuery({ ...teamsQuery, enabled: all }).data;
  if (all) return teams ?? [];
  return me.roles.includes('lead') ? me.teams : [];
}
