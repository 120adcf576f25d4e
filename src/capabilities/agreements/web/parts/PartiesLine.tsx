import { useText } from '#ui/text.tsx';
import { type Agreement, nameOf, type References } from '../queries.ts';

interface PartiesLineProps {
  readonly agreement: Pick<Agreement, 'parties' | 'standing'>;
  readonly references: References;
}

/** Who promises whom, in one sentence; and of the house's promises, that they answer wherever nothing else does. */
export function PartiesLine({ agreement: { parties, standing }, references }: PartiesLineProps) {
  const t = useText();
  const { accounts, teams, providers } = references;
  if (parties.kind === 'uc') return t('agreement.of-provider', { name: nameOf(providers, parties.providerId) });
  if (parties.kind === 'ola') {
    const team = nameOf(teams, parties.teamId);
    return parties.toTeamId === null
      ? t('agreement.of-team', { team })
      : t('agreement.of-teams', { team, other: nameOf(teams, parties.toTeamId) });
  }
  if (standing) return t('agreement.standing-line');
  return parties.accountId === null
    ? t('agreement.with-everybody')
    : t('agreement.with-account', { name: nameOf(accounts, parties.accountId) });
}

/** Marks the house's promises to everybody among all agreements. */
export function StandingMark() {
  return <span className="agreement-mark">{useText()('agreement.standing')}</span>;
}
