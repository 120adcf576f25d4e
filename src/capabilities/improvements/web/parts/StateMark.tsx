import {
  IconBan,
  IconBulb,
  IconCheck,
  IconCircleCheck,
  IconPlayerPause,
  IconProgress,
  IconScale,
} from '@tabler/icons-react';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import type { ImprovementState } from '../../domain/index.ts';

const ICONS = {
  proposed: IconBulb,
  assessed: IconScale,
  accepted: IconCheck,
  'in-progress': IconProgress,
  done: IconCircleCheck,
  parked: IconPlayerPause,
  declined: IconBan,
} as const satisfies Record<ImprovementState, unknown>;

/** How an improvement stands, as icon and word. */
export function StateMark({ state }: { readonly state: ImprovementState }) {
  const t = useText();
  return (
    <span className={`im-state im-state-${state}`}>
      <Icon of={ICONS[state]} size={16} />
      {t(`improvement.state.${state}`)}
    </span>
  );
}
