import { useState } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { recall, remember } from '#ui/memory.ts';

/** Whether this device shows the column beside a case. */
const RAIL = 'evenkeel.rail';

/** Whether the column beside a case is hidden, and what hides and shows it; where there is one, its key does too. */
export function useRail(enabled: boolean) {
  const [hidden, hide] = useState(() => recall(RAIL) === 'hidden');
  const toggle = () => {
    remember(RAIL, hidden ? '' : 'hidden');
    hide(!hidden);
  };
  useCommand('anywhere.rail', toggle, { enabled });
  return { hidden, toggle };
}
