import { type ReactNode, Suspense } from 'react';
import { AccountMenu } from '#ui/AccountMenu.tsx';
import { lazy } from '#ui/lazy.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import type { Me } from '../queries.ts';

/** What stands in the menu is asked for when somebody opens it. */
const OwnPanel = lazy(() => import('./OwnPanel.tsx').then((file) => file.OwnPanel));
const OUTLINE = rowsOf(4, 44);

interface OwnMenuProps {
  readonly me: Me;
  /** At which door it stands; staff find the way to the other one in it. */
  readonly door: 'desk' | 'portal';
  /** Further entries of the door. */
  readonly children?: ReactNode;
}

/** The menu of whoever is signed in: language and colours, kept in the profile; settings; the other door; sign out. */
export function OwnMenu(props: OwnMenuProps) {
  return (
    <AccountMenu name={props.me.name} kind={props.door === 'portal' ? 'customer' : 'team'}>
      <Suspense fallback={<Skeleton rows={OUTLINE} columns={['60%']} />}>
        <OwnPanel {...props} />
      </Suspense>
    </AccountMenu>
  );
}
