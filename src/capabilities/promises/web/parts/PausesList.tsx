import { useRef } from 'react';
import { fromIso } from '#kernel/time.ts';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link, useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Doubted } from '../queries.ts';
import { pausesHref } from './pauses-view.ts';

interface RowProps {
  readonly doubted: Doubted;
  readonly current: boolean;
}

function Row({ doubted: { promise, since, doubts }, current }: RowProps) {
  const t = useText();
  const time = useTime();
  const { about, account, kind, text } = promise;
  const [first] = doubts;
  return (
    <li>
      <Link href={pausesHref(promise.id)} className="pv-row" aria-current={current ? 'true' : undefined}>
        <span className="pv-row-title t-cut">{about?.title ?? text}</span>
        <span className="pv-row-about">
          <span className="grow t-cut">
            {[t(`promise-kind.${kind}`), account?.name].filter((part) => part !== undefined).join(', ')}
          </span>
          <time dateTime={since}>{time.brief(fromIso(since))}</time>
        </span>
        {first !== undefined && (
          <span className="pv-row-doubt">
            {t(`pauses.doubt.${first}`)} {doubts.length > 1 && t('pauses.more-doubts', { n: doubts.length - 1 })}
          </span>
        )}
      </Link>
    </li>
  );
}

interface PausesListProps {
  readonly items: readonly Doubted[];
  readonly shown: Doubted | null;
}

/** What waits for a second look, longest first; `J` and `K` step. */
export function PausesList({ items, shown }: PausesListProps) {
  const t = useText();
  const go = useGo();
  const list = useRef<HTMLOListElement>(null);
  const step = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (!item) return;
    list.current?.querySelectorAll('a')[items.indexOf(item)]?.focus();
    go(pausesHref(item.promise.id), 'replace');
  };
  const at = shown === null ? -1 : items.indexOf(shown);
  useCommand('list.next', () => step(at + 1));
  useCommand('list.previous', () => step(at - 1));
  useCommand('list.first', () => step(0));
  useCommand('list.last', () => step(items.length - 1));
  return (
    <nav className="pv-list" aria-label={t('pauses.list')} data-region>
      <ol ref={list}>
        {items.map((doubted) => (
          <Row key={doubted.promise.id} doubted={doubted} current={doubted === shown} />
        ))}
      </ol>
    </nav>
  );
}
