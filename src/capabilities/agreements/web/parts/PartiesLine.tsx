import { useText } from '#ui/text.tsx';
import { type Agreement, nameOf, type References } from '../queries.ts';

interface PartiesLineProps {
  readonly parties: Agreement['parties'];
  readonly references: References;
}

/** Who promises whom, in one sentence. */
export function PartiesLine({ parties, references }: PartiesLineProps) {
  const t = useText();
  const { accounts, teams, providers } = references;
  if (parties.kind === 'uc') return t('agreement.of-provider', { name: nameOf(providers, parties.providerId) });
  if (parties.kind === 'ola') {
    const team = nameOf(teams, parties.teamId);
    return parties.toTeamId === null
      ? t('agreement.of-team', { team })
      : t('agreement.of-teams', { team, other: nameOf(teams, parties.toTeamId) });
  }
  return parties.accountId === null
    ? t('agreement.with-everybody')
    : t('agreement.with-account', { name: nameOf(accounts, parties.accountId) });
}
