import { useState } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import type { MenuItem } from '#ui/Menu.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { isOpen } from '../../domain/states.ts';
import { useGoOn, useTake } from '../changes.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { ENTRIES, type Step } from './case-entries.ts';
import { shownState, sortPromises } from './promises.ts';
import { useMayWork } from './rights.ts';

/** The form that stands over the page, if one does. */
export type OpenForm =
  | { readonly name: 'now' | 'callback' | 'wait' | 'assign' | 'cancel' | 'reopen' | 'spoken' | 'actions' }
  | { readonly name: 'renegotiate'; readonly promise: PromiseOfCase };

interface ActionsOptions {
  readonly of: Detail;
  /** Opens the reply as the one that resolves the case. */
  readonly onResolve: () => void;
}

/** The steps that need no form: they are taken at once. */
function useSteps({ of, onResolve }: ActionsOptions) {
  const t = useText();
  const taking = useTake();
  const goingOn = useGoOn();
  const take = () => {
    if (taking.isPending || of.owner !== null) return;
    taking.mutate({ caseId: of.id }, { onSuccess: () => tell({ text: t('case.taken', { subject: of.subject }) }) });
  };
  const copy = () => {
    const number = String(of.number);
    const written = navigator.clipboard.writeText(number);
    written.then(() => tell({ text: t('case.number-copied', { number }) })).catch(() => undefined);
  };
  return { taking, take, copy, resolve: onResolve, 'go-on': () => goingOn.mutate({ caseId: of.id }) };
}

/** The menu's entries in the state that the case is in. Who may not work on cases can only copy the number. */
function useItems(of: Detail, mayWork: boolean, run: (step: Step) => void): readonly MenuItem[] {
  const t = useText();
  return ENTRIES.filter(({ step, when }) => when(of) && (mayWork || step === 'copy')).map((entry) => ({
    id: entry.step,
    icon: entry.icon,
    label: t(entry.label),
    ...('command' in entry && { command: entry.command }),
    onChoose: () => run(entry.step),
  }));
}

/** Everything that can be done with a case besides writing: the menu's entries, their keys, and the open form. */
export function useCaseActions(options: ActionsOptions) {
  const { of } = options;
  const time = useTime();
  const [form, show] = useState<OpenForm | null>(null);
  const steps = useSteps(options);
  const mayWork = useMayWork();
  const open = isOpen(of.state) && mayWork;
  const next = sortPromises(of.promises, time.now).owed.find((promise) => shownState(promise, time.now) !== 'over');
  const run = (step: Step) => {
    if (step === 'take' || step === 'resolve' || step === 'go-on' || step === 'copy') steps[step]();
    else show({ name: step });
  };
  useCommand('case.take', steps.take, { enabled: open && of.owner === null });
  useCommand('case.assign', () => show({ name: 'assign' }), { enabled: open });
  useCommand('case.now-line', () => show({ name: 'now' }), { enabled: open });
  useCommand('case.promise', () => show({ name: 'callback' }), { enabled: open });
  useCommand('case.resolve', steps.resolve, { enabled: open });
  useCommand('case.copy-number', steps.copy);
  useCommand('case.renegotiate', () => next && show({ name: 'renegotiate', promise: next }), {
    enabled: open && next !== undefined,
  });
  return {
    form,
    show,
    close: () => show(null),
    take: steps.take,
    taking: steps.taking,
    mayWork,
    open,
    items: useItems(of, mayWork, run),
  };
}

export type CaseActions = ReturnType<typeof useCaseActions>;
