import type { RefObject } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import type { Summary } from '../queries.ts';
import type { Opening } from './CaseLink.tsx';
import type { ListForm } from './queue/OneByOne.tsx';
import type { Selection } from './useSelection.ts';

interface QueueKeys {
  readonly rows: readonly Summary[];
  readonly selection: Selection;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onOpen: (row: Summary, how?: Opening) => void;
  /** Acting on the selection, or on the row on which the keyboard stands. */
  readonly mayWork: boolean;
  readonly onTake: (rows: readonly Summary[]) => void;
  readonly onNow: (rows: readonly Summary[]) => void;
  readonly onAssign: (rows: readonly Summary[]) => void;
  readonly onWrite: (rows: readonly Summary[], resolves?: boolean) => void;
  readonly onRemind: (rows: readonly Summary[]) => void;
  readonly onForm: (form: ListForm, rows: readonly Summary[]) => void;
  readonly onCopy: (rows: readonly Summary[], titled?: boolean) => void;
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
  useCommand('list.select-all', selection.all);
  useCommand('list.open', () => here && onOpen(here));
  // To several one writes at once; to one in its case, with all that was said before one's eyes.
  const writing = acting((targets) => {
    const [only] = targets;
    if (targets.length === 1 && only) onOpen(only, 'reply');
    else acts.onWrite(targets);
  });
  useCommand('case.reply', writing, { enabled: mayWork });
  useCommand('case.take', acting(acts.onTake), { enabled: mayWork });
  useCommand('case.now-line', acting(acts.onNow), { enabled: mayWork });
  useCommand('case.assign', acting(acts.onAssign), { enabled: mayWork });
  const resolving = acting((targets) => {
    const [only] = targets;
    if (targets.length === 1 && only) onOpen(only, 'resolve');
    else acts.onWrite(targets, true);
  });
  useCommand('case.resolve', resolving, { enabled: mayWork });
  useCommand('case.remind', acting(acts.onRemind));
  useCommand('case.copy-number', acting(acts.onCopy));
  useCommand(
    'case.copy-title',
    acting((rows) => acts.onCopy(rows, true)),
  );
  // What is written on one case alone is written in it.
  useCommand('case.note', () => here && onOpen(here, 'note'));
  useCommand('case.step', () => here && onOpen(here, 'step'), { enabled: mayWork });
  useCommand('case.see-as-customer', () => here && acts.onForm('seen', [here]));
  useForms(acting, acts.onForm, mayWork);
}

type Acting = (act: (rows: readonly Summary[]) => void) => () => void;

/** The forms of a case, on each of the chosen ones in turn. */
function useForms(acting: Acting, onForm: QueueKeys['onForm'], enabled: boolean): void {
  const form = (name: ListForm) => acting((rows) => onForm(name, rows));
  useCommand('case.transfer', form('transfer'), { enabled });
  useCommand('case.macro', form('macro'), { enabled });
  useCommand('case.promise', form('callback'), { enabled });
  useCommand('case.renegotiate', form('renegotiate'), { enabled });
  useCommand('case.help', form('help'), { enabled });
}
