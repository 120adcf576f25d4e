import { useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import type { MenuItem } from '#ui/Menu.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { isOpen } from '../../domain/states.ts';
import { useGoOn, useTake } from '../changes.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { ENTRIES, mayHandOver, type Step } from './case-entries.ts';
import { nextToMove } from './promises.ts';
import { useMayWork } from './rights.ts';
import { useCopying } from './useCopying.ts';
import { useWayBack } from './useWayBack.ts';

/** The form that stands over the page, if one does. */
export type OpenForm =
  | {
      readonly name:
        | 'now'
        | 'callback'
        | 'wait'
        | 'assign'
        | 'transfer'
        | 'give-back'
        | 'helped'
        | 'help'
        | 'remind'
        | 'refer'
        | 'improve'
        | 'merge'
        | 'link'
        | 'live'
        | 'split'
        | 'cancel'
        | 'macro'
        | 'reopen'
        | 'spoken'
        | 'seen'
        | 'actions';
    }
  | { readonly name: 'renegotiate'; readonly promise: PromiseOfCase };

interface ActionsOptions {
  readonly of: Detail;
  /** Opens the reply as the one that resolves the case. */
  readonly onResolve: () => void;
  /** Shows the steps tried, ready for one more. */
  readonly onLogStep: () => void;
}

/** The steps that need no form: they are taken at once. */
function useSteps({ of, onResolve, onLogStep }: ActionsOptions) {
  const t = useText();
  const taking = useTake();
  const wayBack = useWayBack();
  const goingOn = useGoOn();
  const take = () => {
    if (taking.isPending || of.owner !== null) return;
    taking.mutate(
      { caseId: of.id },
      {
        onSuccess: (taken) => tell({ text: t('case.taken', { subject: of.subject }), ...wayBack([taken]) }),
      },
    );
  };
  const copying = useCopying();
  return {
    taking,
    take,
    copy: () => copying([of]),
    'copy-title': () => copying([of], true),
    resolve: onResolve,
    'log-step': onLogStep,
    'go-on': () => {
      const onSuccess = (after: Detail) => tell({ text: t('way-back.changed'), ...wayBack([after]) });
      goingOn.mutate({ caseId: of.id }, { onSuccess });
    },
  };
}

/** What everybody may do who reads the case. */
const FOR_ALL: ReadonlySet<Step> = new Set(['copy', 'seen', 'improve', 'remind']);

/** The menu's entries in the state that the case is in. Who may not work on cases can look, be reminded, copy the number, and say what could go better. */
function useItems(of: Detail, mayWork: boolean, run: (step: Step) => void): readonly MenuItem[] {
  const t = useText();
  const me = useMe();
  return ENTRIES.filter(({ step, when }) => when(of, me.id) && (mayWork || FOR_ALL.has(step))).map((entry) => ({
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
  const me = useMe();
  const [form, show] = useState<OpenForm | null>(null);
  const steps = useSteps(options);
  const mayWork = useMayWork();
  const open = isOpen(of.state) && mayWork;
  const next = nextToMove(of, time.now);
  const run = (step: Step) => {
    if (step === 'take' || step === 'resolve' || step === 'log-step' || step === 'go-on' || step === 'copy') {
      steps[step]();
    } else show({ name: step });
  };
  useCommand('case.macro', () => show({ name: 'macro' }), { enabled: open });
  useCommand('case.take', steps.take, { enabled: open && of.owner === null });
  useCommand('case.assign', () => show({ name: 'assign' }), { enabled: open });
  useCommand('case.transfer', () => show({ name: 'transfer' }), { enabled: mayWork && mayHandOver(of, me.id) });
  useCommand('case.refer', () => show({ name: 'refer' }), { enabled: open });
  useCommand('case.now-line', () => show({ name: 'now' }), { enabled: open });
  useCommand('case.promise', () => show({ name: 'callback' }), { enabled: open });
  useCommand('case.resolve', steps.resolve, { enabled: open });
  useCommand('case.step', options.onLogStep, { enabled: open });
  useCommand('case.link', () => show({ name: 'link' }), { enabled: mayWork });
  useCommand('case.help', () => show({ name: 'help' }), { enabled: open });
  useCommand('case.improve', () => show({ name: 'improve' }));
  useCommand('case.remind', () => show({ name: 'remind' }), { enabled: isOpen(of.state) });
  useCommand('case.see-as-customer', () => show({ name: 'seen' }));
  useCommand('case.copy-number', steps.copy);
  useCommand('case.copy-title', steps['copy-title']);
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
