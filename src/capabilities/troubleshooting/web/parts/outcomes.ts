import {
  IconArrowDownRight,
  IconCheck,
  IconEqual,
  IconHourglass,
  IconMinus,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { Outcome } from '../../domain/index.ts';

/** What came of a step, at a glance; the word stands beside it. */
export const OUTCOME_ICONS: Readonly<Record<Outcome, TablerIcon>> = {
  open: IconHourglass,
  helped: IconCheck,
  'no-change': IconEqual,
  'ruled-out': IconMinus,
  'made-worse': IconArrowDownRight,
};
