import type { ReactNode } from 'react';
import { Face, type FaceKind } from './Face.tsx';
import { Popup } from './Popup.tsx';
import { useText } from './text.tsx';

interface AccountMenuProps {
  readonly name: string;
  readonly kind?: FaceKind;
  /** The `AccountPanel`; a door may let it come only when the menu is opened. */
  readonly children: ReactNode;
}

/** The person's own menu behind their face. */
export function AccountMenu({ name, kind = 'team', children }: AccountMenuProps) {
  const t = useText();
  return (
    <Popup
      label={t('account.menu', { name })}
      trigger={<Face name={name} size={kind === 'customer' ? 32 : 28} kind={kind} />}
    >
      {children}
    </Popup>
  );
}
