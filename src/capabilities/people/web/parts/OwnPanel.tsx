import { IconAdjustments, IconArrowsExchange } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ACCOUNT_TEXTS, AccountPanel, Choice } from '#ui/AccountPanel.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { isAtDesk } from '../desk.ts';
import { type Me, useChangeMe } from '../queries.ts';
import { signOut } from '../sign-in.ts';

const WAYS_BACK = [0, 5, 10, 20, 30] as const;

interface OwnPanelProps {
  readonly me: Me;
  readonly door: 'desk' | 'portal';
  readonly children?: ReactNode;
}

/** For how long what I send can be taken back. */
function WayBack({ seconds, onChoose }: { readonly seconds: number; readonly onChoose: (seconds: number) => void }) {
  const t = useText();
  const options = [...new Set([...WAYS_BACK, seconds])].sort((one, other) => one - other);
  return (
    <Choice
      legend={t('account.undo')}
      value={String(seconds)}
      options={options.map((n) => ({ value: String(n), label: t('account.undo.seconds', { n }) }))}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}

function Panel({ me, door, children }: OwnPanelProps) {
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
      choices={
        door === 'desk' && <WayBack seconds={me.undoSeconds} onChoose={(undoSeconds) => change({ undoSeconds })} />
      }
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

/** What stands in the own menu. */
export function OwnPanel(props: OwnPanelProps) {
  return (
    <MoreText catalogues={ACCOUNT_TEXTS}>
      <Panel {...props} />
    </MoreText>
  );
}
