import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#ui/Button.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { TeamForm } from '../parts/TeamForm.tsx';
import { SIGNATURE_TEXTS } from '../signature-texts.ts';
import { teamSettingsQuery } from '../teams.ts';
import './accounts.css';

function Settings({ teamId }: { readonly teamId: string }) {
  const t = useText();
  const teams = useQuery(teamSettingsQuery);
  const team = teams.data?.find(({ id, mayChange }) => id === teamId && mayChange);
  usePageTitle(team?.name ?? t('admin.teams'));
  if (teams.isSuccess && !team) {
    return <NotFound action={<ButtonLink href="/admin/teams">{t('admin.teams')}</ButtonLink>} />;
  }
  return (
    <div className="acc">
      <p className="acc-back">
        <Link href="/admin/teams">{t('admin.teams')}</Link>
      </p>
      {teams.isError && (
        <ErrorState failed={t('teams.failed')} error={teams.error} onRetry={() => void teams.refetch()} />
      )}
      {teams.isPending && <Skeleton rows={rowsOf(5, 60)} />}
      {team && <PageHeading>{team.name}</PageHeading>}
      {team && <TeamForm key={team.version} team={team} />}
    </div>
  );
}

/** One team: what it is called, by us and by customers, how its mails are signed, and who is in it. */
export function TeamPage({ params }: { readonly params: { readonly teamId: string } }) {
  return (
    <MoreText catalogues={SIGNATURE_TEXTS}>
      <Settings teamId={params.teamId} />
    </MoreText>
  );
}
