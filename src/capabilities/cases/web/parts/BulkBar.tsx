import {
  IconArrowForwardUp,
  IconArrowMerge,
  IconBell,
  IconBolt,
  IconCheck,
  IconLifebuoy,
  IconMessageReply,
  IconPhone,
  IconUserCheck,
  IconUserPlus,
  IconWand,
  IconX,
} from '@tabler/icons-react';
import { Act, IconButton } from '#ui/Button.tsx';
import { Menu } from '#ui/Menu.tsx';
import { useText } from '#ui/text.tsx';
import type { ListForm } from './queue/OneByOne.tsx';

interface BulkBarProps {
  readonly count: number;
  readonly onTake: () => void;
  readonly onNow: () => void;
  readonly onAssign: () => void;
  readonly onWrite: () => void;
  readonly onResolve: () => void;
  /** A form of one case, on each in turn. */
  readonly onForm: (form: ListForm) => void;
  readonly onRemind: () => void;
  readonly onNone: () => void;
}

/** Further acts: the forms of a case in turn, and what ends them all. */
function More({ onForm, onResolve, onRemind }: Pick<BulkBarProps, 'onForm' | 'onResolve' | 'onRemind'>) {
  const t = useText();
  const form = (name: ListForm) => () => onForm(name);
  const items = [
    { icon: IconWand, label: t('key.case.macro'), command: 'case.macro', onChoose: form('macro') },
    { icon: IconArrowForwardUp, label: t('key.case.transfer'), command: 'case.transfer', onChoose: form('transfer') },
    { icon: IconLifebuoy, label: t('key.case.help'), command: 'case.help', onChoose: form('help') },
    { icon: IconPhone, label: t('case.promise-call'), command: 'case.promise', onChoose: form('callback') },
    { icon: IconBell, label: t('key.case.remind'), command: 'case.remind', onChoose: onRemind },
    { icon: IconCheck, label: t('key.case.resolve'), command: 'case.resolve', onChoose: onResolve },
  ] as const;
  const merge = { id: 'merge', icon: IconArrowMerge, label: t('merge.open'), onChoose: form('merge') };
  return <Menu label={t('queue.more')} items={[...items.map((item) => ({ ...item, id: item.command })), merge]} />;
}

/** What can be done with the selected rows. */
export function BulkBar({ count, onTake, onNow, onAssign, onWrite, onNone, ...more }: BulkBarProps) {
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
      <Act look="plain" icon={IconMessageReply} command="case.reply" onClick={onWrite}>
        {t('bulk.open')}
      </Act>
      <Act look="plain" icon={IconUserPlus} command="case.assign" onClick={onAssign}>
        {t('case.assign')}
      </Act>
      <More {...more} />
      <IconButton icon={IconX} size={28} label={t('queue.select-none')} onClick={onNone} />
    </div>
  );
}
