import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCopy,
  IconHourglass,
  IconPhone,
  IconPlayerPlay,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import type { MenuItem } from '#ui/Menu.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import { useGoOn, useTake } from '../changes.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { shownState, sortPromises } from './promises.ts';
import { useMayWork } from './rights.ts';

/** The form that stands over the page, if one does. */
export type OpenForm =
  | { readonly name: 'now' | 'callback' | 'wait' | 'assign' | 'cancel' | 'reopen' | 'actions' }
  | { readonly name: 'renegotiate'; readonly promise: PromiseOfCase };

interface ActionsOptions {
  readonly of: Detail;
  /** Opens the reply as the one that resolves the case. */
  readonly onResolve: () => void;
}

function useCopyNumber(of: Detail) {
  const t = useText();
  return () => {
    void navigator.clipboard
      .writeText(String(of.number))
      .then(() => tell({ text: t('case.number-copied', { number: String(of.number) }) }));
  };
}

interface Steps {
  readonly show: (form: OpenForm) => void;
  readonly take: () => void;
  readonly goOn: () => void;
  readonly onResolve: () => void;
  readonly copy: () => void;
}

/** What may be done in the state that the case is in. */
function useItems(of: Detail, mayWork: boolean, steps: Steps): readonly MenuItem[] {
  const t = useText();
  const open = isOpen(of.state) && mayWork;
  const waiting = of.waitingReason !== null;
  const items: readonly (MenuItem & { readonly when: boolean })[] = [
    {
      id: 'take',
      when: open && of.owner === null,
      icon: IconUserCheck,
      command: 'case.take',
      label: t('case.take'),
      onChoose: steps.take,
    },
    {
      id: 'resolve',
      when: open,
      icon: IconCheck,
      command: 'case.resolve',
      label: t('key.case.resolve'),
      onChoose: steps.onResolve,
    },
    {
      id: 'assign',
      when: open,
      icon: IconUserPlus,
      command: 'case.assign',
      label: t('case.assign'),
      onChoose: () => steps.show({ name: 'assign' }),
    },
    {
      id: 'callback',
      when: open,
      icon: IconPhone,
      command: 'case.promise',
      label: t('case.promise-call'),
      onChoose: () => steps.show({ name: 'callback' }),
    },
    {
      id: 'wait',
      when: open && !waiting,
      icon: IconHourglass,
      label: t('wait.open'),
      onChoose: () => steps.show({ name: 'wait' }),
    },
    { id: 'go-on', when: open && waiting, icon: IconPlayerPlay, label: t('waiting.go-on'), onChoose: steps.goOn },
    {
      id: 'reopen',
      when: mayWork && stageOf(of.state) === 'done',
      icon: IconArrowBackUp,
      label: t('reopen.open'),
      onChoose: () => steps.show({ name: 'reopen' }),
    },
    {
      id: 'cancel',
      when: open,
      icon: IconBan,
      label: t('cancel.open'),
      onChoose: () => steps.show({ name: 'cancel' }),
    },
    {
      id: 'copy',
      when: true,
      icon: IconCopy,
      command: 'case.copy-number',
      label: t('key.case.copy-number'),
      onChoose: steps.copy,
    },
  ];
  return items.filter(({ when }) => when);
}

/** Everything that can be done with a case besides writing: the menu's entries, their keys, and the open form. */
export function useCaseActions({ of, onResolve }: ActionsOptions) {
  const t = useText();
  const time = useTime();
  const [form, show] = useState<OpenForm | null>(null);
  const taking = useTake();
  const goingOn = useGoOn();
  const copy = useCopyNumber(of);
  const mayWork = useMayWork();
  const open = isOpen(of.state) && mayWork;
  const next = sortPromises(of.promises, time.now).owed.find((promise) => shownState(promise, time.now) !== 'over');

  const take = () => {
    if (taking.isPending || of.owner !== null) return;
    taking.mutate({ caseId: of.id }, { onSuccess: () => tell({ text: t('case.taken', { subject: of.subject }) }) });
  };
  useCommand('case.take', take, { enabled: open && of.owner === null });
  useCommand('case.assign', () => show({ name: 'assign' }), { enabled: open });
  useCommand('case.now-line', () => show({ name: 'now' }), { enabled: open });
  useCommand('case.promise', () => show({ name: 'callback' }), { enabled: open });
  useCommand('case.resolve', onResolve, { enabled: open });
  useCommand('case.copy-number', copy);
  useCommand('case.renegotiate', () => next && show({ name: 'renegotiate', promise: next }), {
    enabled: open && next !== undefined,
  });
  const goOn = () => goingOn.mutate({ caseId: of.id });
  return {
    form,
    show,
    close: () => show(null),
    take,
    taking,
    mayWork,
    open,
    items: useItems(of, mayWork, { show, take, goOn, onResolve, copy }),
  };
}

export type CaseActions = ReturnType<typeof useCaseActions>;
