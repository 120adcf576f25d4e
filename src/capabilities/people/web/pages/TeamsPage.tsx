import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { NewTeam } from '../parts/NewTeam.tsx';
import { useMe } from '../parts/Profile.tsx';
import { type TeamSettled, teamSettingsQuery } from '../teams.ts';
import './accounts.css';

function Row({ team }: { readonly team: TeamSettled }) {
  const t = useText();
  const leads = team.members.filter(({ lead }) => lead).map(({ name }) => name);
  const said = [
    t('teams.count', { n: team.members.length }),
    ...(leads.length > 0 ? [t('teams.led-by', { names: leads.join(', ') })] : []),
    ...(team.called === null ? [] : [t('teams.customers-say', { name: team.called })]),
    t(team.signature === null ? 'teams.signs-not' : 'teams.signs'),
  ];
  return (
    <li className="acc-row">
      {team.mayChange ? (
        <Link href={`/admin/teams/${team.id}`}>{team.name}</Link>
      ) : (
        <b className="t-500">{team.name}</b>
      )}
      <p className="t-13 t-3">{said.join(' · ')}</p>
    </li>
  );
}

/** Every team: who leads it, what customers call it, and whether its mails are signed. */
export function TeamsPage() {
  const t = useText();
  const teams = useQuery(teamSettingsQuery);
  const administers = useMe().roles.includes('admin');
  const [adding, setAdding] = useState(false);
  usePageTitle(t('admin.teams'));
  return (
    <div className="acc">
      <div className="acc-head">
        <PageHeading>{t('admin.teams')}</PageHeading>
        {administers && <Act onClick={() => setAdding(true)}>{t('teams.new')}</Act>}
      </div>
      <p className="t-2">{t(administers ? 'teams.purpose' : 'teams.purpose-lead')}</p>
      {teams.isError && (
        <ErrorState failed={t('teams.failed')} error={teams.error} onRetry={() => void teams.refetch()} />
      )}
      {teams.isPending && <Skeleton rows={rowsOf(4, 60)} />}
      {teams.data?.length === 0 && <EmptyState title={t('teams.none')} text={t('teams.none-text')} />}
      {teams.data && teams.data.length > 0 && (
        <ul className="acc-list">
          {teams.data.map((team) => (
            <Row key={team.id} team={team} />
          ))}
        </ul>
      )}
      {adding && <NewTeam onClose={() => setAdding(false)} />}
    </div>
  );
}
