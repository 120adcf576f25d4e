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
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail } from '../queries.ts';

const open = (of: Detail) => isOpen(of.state);
const waits = (of: Detail) => of.waitingReason !== null;

/** What can be done with a case besides writing, in the order of its menu: when, and by which step or form. */
export const ENTRIES = [
  {
    step: 'take',
    icon: IconUserCheck,
    label: 'case.take',
    command: 'case.take',
    when: (of: Detail) => of.mayTake,
  },
  { step: 'resolve', icon: IconCheck, label: 'key.case.resolve', command: 'case.resolve', when: open },
  { step: 'assign', icon: IconUserPlus, label: 'case.assign', command: 'case.assign', when: open },
  { step: 'callback', icon: IconPhone, label: 'case.promise-call', command: 'case.promise', when: open },
  { step: 'wait', icon: IconHourglass, label: 'wait.open', when: (of: Detail) => open(of) && !waits(of) },
  { step: 'go-on', icon: IconPlayerPlay, label: 'waiting.go-on', when: (of: Detail) => open(of) && waits(of) },
  { step: 'reopen', icon: IconArrowBackUp, label: 'reopen.open', when: (of: Detail) => stageOf(of.state) === 'done' },
  { step: 'cancel', icon: IconBan, label: 'cancel.open', when: open },
  { step: 'copy', icon: IconCopy, label: 'key.case.copy-number', command: 'case.copy-number', when: () => true },
] as const;

export type Step = (typeof ENTRIES)[number]['step'];
