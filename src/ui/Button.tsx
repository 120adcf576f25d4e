import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import type { CommandId } from './keyboard/keys.ts';
import { useKeys } from './keyboard/useCommand.ts';
import { Link } from './navigation.tsx';
import './button.css';

interface Looks {
  /** `filled` is for the one main action, `note` for saving a team note, `plain` for what stands back. */
  readonly look?: 'filled' | 'default' | 'plain' | 'note';
  /** `act` 28 px in desk rows, `md` 32, `lg` 44 on the portal and sign-in. */
  readonly size?: 'act' | 'md' | 'lg';
  readonly icon?: TablerIcon;
  /** The command whose key is shown here. The part that handles it calls `useCommand`. */
  readonly command?: CommandId;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Work is under way: the button stays in place and in focus, and does nothing. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

function classOf({ look = 'default', size = 'md', wide = false }: Omit<Looks, 'children'>, extra?: string): string {
  return ['ek-btn', `ek-btn-${look}`, `ek-btn-${size}`, wide ? 'ek-btn-wide' : '', extra ?? '']
    .filter(Boolean)
    .join(' ');
}

function Label({ icon, size, command, children }: Looks) {
  return (
    <>
      {icon && <Icon of={icon} size={size === 'lg' ? 20 : 16} />}
      <span className="ek-btn-label">{children}</span>
      {command && <Key command={command} />}
    </>
  );
}

/** A button in words, with its key beside them. One filled button on a screen at most. */
export function Button({ look, size, icon, command, wide, busy = false, children, ...rest }: ButtonProps) {
  const { aria } = useKeys(command);
  return (
    <button
      type="button"
      aria-keyshortcuts={aria}
      aria-disabled={busy || undefined}
      {...rest}
      className={classOf({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) }, rest.className)}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      <Label {...(icon && { icon })} {...(size && { size })} {...(command && { command })}>
        {children}
      </Label>
    </button>
  );
}

/** A quiet action in a row or a head: the words first, its key beside. `look="filled"` for the first of a few. */
export function Act(props: Omit<ButtonProps, 'size'>) {
  return <Button {...props} size="act" />;
}

interface ButtonLinkProps extends Looks {
  readonly href: string;
}

/** What looks like a button and leads somewhere. */
export function ButtonLink({ href, ...looks }: ButtonLinkProps) {
  const { aria } = useKeys(looks.command);
  return (
    <Link href={href} className={classOf(looks)} aria-keyshortcuts={aria}>
      <Label {...looks} />
    </Link>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: TablerIcon;
  /** What it does, in words: its name, and its tooltip. */
  readonly label: string;
  readonly size?: 28 | 32 | 40;
  readonly command?: CommandId;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon, for actions that everybody knows by sight. */
export function IconButton({ icon, label, size = 32, command, ...rest }: IconButtonProps) {
  const { aria } = useKeys(command);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-keyshortcuts={aria}
      {...rest}
      className={`ek-iconbtn ek-iconbtn-${size} ${rest.className ?? ''}`}
    >
      <Icon of={icon} size={size === 40 ? 20 : 16} />
    </button>
  );
}
