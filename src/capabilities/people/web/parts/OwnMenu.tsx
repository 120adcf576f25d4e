import { IconAdjustments, IconArrowsExchange } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { STAFF } from '#kernel/actor.ts';
import { AccountMenu } from '#ui/AccountMenu.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Me, useChangeMe } from '../queries.ts';
import { signOut } from '../sign-in.ts';

/** Whether the desk is open to this person. */
export function isAtDesk({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.some((role) => STAFF.includes(role));
}

interface OwnMenuProps {
  readonly me: Me;
  /** At which door it stands; staff find the way to the other one in it. */
  readonly door: 'desk' | 'portal';
}

/** The menu of whoever is signed in: language and colours, kept in the profile; settings; the other door; sign out. */
export function OwnMenu({ me, door }: OwnMenuProps) {
  const t = useText();
  const { mutate: change } = useChangeMe();
  const leaving = useMutation({ mutationFn: signOut, meta: { strangerWelcome: true } });
  const about = (door === 'portal' ? me.accounts : me.teams)[0]?.name;
  return (
    <AccountMenu
      name={me.name}
      kind={door === 'portal' ? 'customer' : 'team'}
      {...(about !== undefined && { about })}
      onLanguage={(language) => change({ language })}
      onScheme={(colourScheme) => change({ colourScheme })}
      onSignOut={() => leaving.mutate()}
    >
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
    </AccountMenu>
  );
}
