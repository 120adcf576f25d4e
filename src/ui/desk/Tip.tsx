import { Tooltip, type TooltipProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { Key } from '../Key.tsx';
import type { CommandId } from '../keyboard/keys.ts';

interface TipProps extends Pick<TooltipProps, 'position'> {
  /** The words; they repeat the element's own name and never say more than it. */
  readonly label: string;
  /** The command whose key stands beside the words. */
  readonly command?: CommandId;
  /** One element that can take a ref. */
  readonly children: ReactElement;
}

/** A tooltip on pointing and on focus: the name of an icon, and its key. Nothing needed is only ever in a tooltip. */
export function Tip({ label, command, children, position = 'bottom' }: TipProps) {
  return (
    <Tooltip
      position={position}
      events={{ hover: true, focus: true, touch: false }}
      label={
        <>
          {label}
          {command && <Key command={command} />}
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
