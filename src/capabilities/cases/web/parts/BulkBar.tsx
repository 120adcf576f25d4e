import { IconBolt, IconUserCheck, IconUserPlus, IconX } from '@tabler/icons-react';
import { Act, IconButton } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';

interface BulkBarProps {
  readonly count: number;
  readonly onTake: () => void;
  readonly onNow: () => void;
  readonly onAssign: () => void;
  readonly onNone: () => void;
}

/** What can be done with the selected rows. */
export function BulkBar({ count, onTake, onNow, onAssign, onNone }: BulkBarProps) {
  const t = useText();
  return (
    <div className="q-bulk ek-enter" role="toolbar" aria-label={t('queue.selected', { n: count })}>
      <b className="t-nowrap">{t('queue.selected', { n: count })}</b>
      <Act look="plain" icon={IconUserCheck} command="case.take" onClick={onTake}>
        {t('case.take')}
      </Act>
      <Act look="plain" icon={IconBolt} command="case.now-line" onClick={onNow}>
        {t('queue.now-for-all')}
      </Act>
      <Act look="plain" icon={IconUserPlus} command="case.assign" onClick={onAssign}>
        {t('case.assign')}
      </Act>
      <IconButton icon={IconX} size={28} label={t('queue.select-none')} onClick={onNone} />
    </div>
  );
}
