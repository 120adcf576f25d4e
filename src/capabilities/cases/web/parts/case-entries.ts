import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconBan,
  IconBell,
  IconBroadcast,
  IconBulb,
  IconCheck,
  IconCopy,
  IconEye,
  IconHourglass,
  IconLifebuoy,
  IconLink,
  IconListCheck,
  IconMapPin,
  IconPhone,
  IconPlayerPlay,
  IconUserCheck,
  IconUserPlus,
  IconWand,
} from '@tabler/icons-react';
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail } from '../queries.ts';

const open = (of: Detail) => isOpen(of.state);
const waits = (of: Detail) => of.waitingReason !== null;

/** Only an owner hands over, or whoever becomes it by that; and nobody is being asked already. */
export const mayHandOver = (of: Detail, me?: string) =>
  open(of) && of.transfer?.state !== 'offered' && (of.owner === null || me === undefined || of.owner.id === me);

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
  { step: 'log-step', icon: IconListCheck, label: 'key.case.step', command: 'case.step', when: open },
  { step: 'help', icon: IconLifebuoy, label: 'key.case.help', command: 'case.help', when: open },
  { step: 'assign', icon: IconUserPlus, label: 'case.assign', command: 'case.assign', when: open },
  {
    step: 'transfer',
    icon: IconArrowForwardUp,
    label: 'key.case.transfer',
    command: 'case.transfer',
    when: mayHandOver,
  },
  { step: 'refer', icon: IconMapPin, label: 'key.case.refer', command: 'case.refer', when: open },
  { step: 'macro', icon: IconWand, label: 'key.case.macro', command: 'case.macro', when: open },
  { step: 'callback', icon: IconPhone, label: 'case.promise-call', command: 'case.promise', when: open },
  { step: 'remind', icon: IconBell, label: 'key.case.remind', command: 'case.remind', when: open },
  { step: 'live', icon: IconBroadcast, label: 'live.open', when: (of: Detail) => open(of) && of.liveEvent === null },
  { step: 'wait', icon: IconHourglass, label: 'wait.open', when: (of: Detail) => open(of) && !waits(of) },
  { step: 'go-on', icon: IconPlayerPlay, label: 'waiting.go-on', when: (of: Detail) => open(of) && waits(of) },
  { step: 'reopen', icon: IconArrowBackUp, label: 'reopen.open', when: (of: Detail) => stageOf(of.state) === 'done' },
  { step: 'link', icon: IconLink, label: 'key.case.link', command: 'case.link', when: () => true },
  { step: 'improve', icon: IconBulb, label: 'key.case.improve', command: 'case.improve', when: () => true },
  { step: 'merge', icon: IconArrowMerge, label: 'merge.open', when: open },
  { step: 'split', icon: IconArrowsSplit2, label: 'split.open', when: open },
  { step: 'cancel', icon: IconBan, label: 'cancel.open', when: open },
  {
    step: 'seen',
    icon: IconEye,
    label: 'key.case.see-as-customer',
    command: 'case.see-as-customer',
    when: () => true,
  },
  { step: 'copy', icon: IconCopy, label: 'key.case.copy-number', command: 'case.copy-number', when: () => true },
] as const;

export type Step = (typeof ENTRIES)[number]['step'];
