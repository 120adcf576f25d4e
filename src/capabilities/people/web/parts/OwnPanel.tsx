import { IconAdjustments, IconArrowsExchange } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AccountPanel } from '#ui/AccountPanel.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { isAtDesk } from '../desk.ts';
import { type Me, useChangeMe } from '../queries.ts';
import { signOut } from '../sign-in.ts';

interface OwnPanelProps {
  readonly me: Me;
  readonly door: 'desk' | 'portal';
  readonly children?: ReactNode;
}

/** What stands in the own menu. */
export function OwnPanel({ me, door, children }: OwnPanelProps) {
  const t = useText();
  const { mutate: change } = useChangeMe();
  const leaving = useMutation({ mutationFn: signOut, meta: { strangerWelcome: true } });
  const about = (door === 'portal' ? me.accounts : me.teams)[0]?.name;
  return (
    <AccountPanel
      name={me.name}
      {...(about !== undefined && { about })}
      onLanguage={(language) => change({ language })}
      onScheme={(colourScheme) => change({ colourScheme })}
      onSignOut={() => leaving.mutate()}
    >
      {children}
      <Link className="ek-account-item" href="/me">
        <Icon of={IconAdjustments} />
        {t('account.settings')}
      </Link>
      {isAtDesk(me) && (
        <Link className="ek-account-item" href={door === 'portal' ? '/desk' : '/'}>
          <Icon of={IconArrowsExchange} />
          {t(door === 'portal' ? 'account.to-desk' : 'account.to-portal')}
        </Link>
      )}
      {leaving.isError && <ErrorState failed={t('account.sign-out-failed')} error={leaving.error} />}
    </AccountPanel>
  );
}
