import type { RefObject } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import type { Summary } from '../queries.ts';
import type { Selection } from './useSelection.ts';

interface QueueKeys {
  readonly rows: readonly Summary[];
  readonly selection: Selection;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onOpen: (row: Summary, how?: 'reply') => void;
  /** Acting on the selection, or on the row on which the keyboard stands. */
  readonly mayWork: boolean;
  readonly onTake: (rows: readonly Summary[]) => void;
  readonly onNow: (rows: readonly Summary[]) => void;
  readonly onAssign: (rows: readonly Summary[]) => void;
}

/** The keys of the queue: stepping, choosing, and every action of a case on what is chosen. */
export function useQueueKeys({ rows, selection, grid, onOpen, mayWork, ...acts }: QueueKeys): void {
  const here = rows[selection.at];
  const moving = (move: () => void) => () => {
    move();
    grid.current?.focus({ preventScroll: true });
  };
  const acting = (act: (rows: readonly Summary[]) => void) => () => {
    const chosen = rows.filter(({ id }) => selection.selected.has(id));
    const targets = chosen.length > 0 || !here ? chosen : [here];
    if (targets.length > 0) act(targets);
  };
  useCommand(
    'list.next',
    moving(() => selection.step(1)),
  );
  useCommand(
    'list.previous',
    moving(() => selection.step(-1)),
  );
  useCommand(
    'list.first',
    moving(() => selection.goTo(0)),
  );
  useCommand(
    'list.last',
    moving(() => selection.goTo(rows.length - 1)),
  );
  useCommand(
    'list.extend-down',
    moving(() => selection.extend(1)),
  );
  useCommand(
    'list.extend-up',
    moving(() => selection.extend(-1)),
  );
  useCommand('list.select', () => here && selection.toggle(here.id));
  useCommand('list.open', () => here && onOpen(here));
  useCommand('case.reply', () => here && onOpen(here, 'reply'));
  useCommand('case.take', acting(acts.onTake), { enabled: mayWork });
  useCommand('case.now-line', acting(acts.onNow), { enabled: mayWork });
  useCommand('case.assign', acting(acts.onAssign), { enabled: mayWork });
}
