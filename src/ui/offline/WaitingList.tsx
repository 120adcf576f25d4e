import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Act } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { MoreText, useText } from '../text.tsx';
import { serverNow } from '../time/clock.ts';
import { useTime } from '../time/useTime.ts';
import { takeOut } from './outbox.ts';
import { isTooOld, type Waiting } from './outbox-entry.ts';
import { OFFLINE_TEXTS } from './texts.ts';
import { useWaiting } from './useWaiting.ts';
import './offline.css';

interface WaitingListProps {
  /** What it belongs to, such as `case:<id>`; everything where it is left out. */
  readonly about?: string;
  /** What stands elsewhere on the page. */
  readonly except?: string;
  /** Whether only the team reads it. */
  readonly team?: boolean;
  /** Puts the words back into their box. Without a box here, they can't be taken back from here. */
  readonly onTakeBack?: (entry: Waiting) => void;
}

function One({ entry, team, onTakeBack }: { readonly entry: Waiting } & Omit<WaitingListProps, 'about' | 'except'>) {
  const t = useText();
  const time = useTime();
  const [onItsWay, setOnItsWay] = useState(false);
  const held = entry.refused ?? (isTooOld(entry, serverNow()) ? t('waiting.too-old') : null);
  const takeBack = async () => {
    const out = await takeOut(entry);
    setOnItsWay(!out);
    if (out) onTakeBack?.(entry);
  };
  return (
    <li className="ek-waiting" data-held={held !== null || undefined} data-team={team || undefined}>
      <p className="t-prose">{entry.text}</p>
      <div className="ek-waiting-foot">
        <p>
          {team && (
            <>
              <Icon of={IconLock} /> <b>{t('waiting.team')}</b>{' '}
            </>
          )}
          {held === null ? t('waiting.goes', { time: time.moment(entry.at) }) : <b>{t('waiting.not-sent')}</b>} {held}
          {onItsWay && ` ${t('waiting.on-its-way')}`}
        </p>
        {onTakeBack && <Act onClick={() => void takeBack()}>{t('waiting.take-back')}</Act>}
      </div>
    </li>
  );
}

function List({ about, except, ...rest }: WaitingListProps) {
  const t = useText();
  const entries = useWaiting(about).filter((entry) => entry.about !== except);
  return (
    <div role="status">
      {entries.length > 0 && (
        <ul className="ek-waitings" aria-label={t('waiting.label')}>
          {entries.map((entry) => (
            <One key={entry.id} entry={entry} {...rest} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** What was sent without a line: it goes by itself, and can be taken back until then. */
export function WaitingList(props: WaitingListProps) {
  return (
    <MoreText catalogues={OFFLINE_TEXTS}>
      <List {...props} />
    </MoreText>
  );
}
