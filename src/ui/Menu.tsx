import { IconDots, type Icon as TablerIcon } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import type { CommandId } from './keyboard/keys.ts';
import './popup.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: TablerIcon;
  /** The command whose key stands beside the label. */
  readonly command?: CommandId;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** What the button opens: its name. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly size?: 28 | 32 | 40;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function useAway(open: boolean, onAway: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const away = useEffectEvent((event: Event) => {
    if (event.target instanceof Node && !box.current?.contains(event.target)) onAway();
  });
  useEffect(() => {
    if (!open) return;
    const listen = (event: Event) => away(event);
    document.addEventListener('pointerdown', listen);
    document.addEventListener('focusin', listen);
    return () => {
      document.removeEventListener('pointerdown', listen);
      document.removeEventListener('focusin', listen);
    };
  }, [open]);
  return box;
}

/** Further actions behind three dots. Arrow keys step through them; Escape and a press outside close. */
export function Menu({ label, items, size = 28 }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const box = useAway(open, () => setOpen(false));
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return close();
    }
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const next = STEPS[event.key]?.(
      entries.findIndex((entry) => entry.matches(':focus')),
      entries.length,
    );
    if (next === undefined) return;
    event.preventDefault();
    entries[next]?.focus();
  };
  return (
    <div ref={box} className="ek-popup">
      <IconButton
        ref={button}
        icon={IconDots}
        label={label}
        size={size}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className="ek-popup-panel ek-enter"
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="ek-account-item"
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.icon && <Icon of={item.icon} />}
              <span className="grow">{item.label}</span>
              {item.command && <Key command={item.command} />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
