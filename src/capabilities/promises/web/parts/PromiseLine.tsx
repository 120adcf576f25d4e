import { IconClockQuestion, IconX } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { IconButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { PromiseListed } from '../queries.ts';
import { shownState } from '../shown.ts';

function State({ promise }: { readonly promise: PromiseListed }) {
  const t = useText();
  const state = shownState(promise, useTime().now);
  if (state !== null) return <PromiseChip state={state} quiet={state !== 'soon' && state !== 'over'} />;
  return (
    <span className="ek-chip ek-chip-quiet">
      <Icon of={IconX} size={14} />
      {t('promise.withdrawn')}
    </span>
  );
}

/** What became of it, or how long it still has. */
function useBeside({ due, fulfilledAt, movedTo, state }: PromiseListed, open: boolean): string | null {
  const t = useText();
  const time = useTime();
  if (open && state === 'paused') return null;
  if (open) return time.left(fromIso(due));
  if (movedTo !== null) return t('promises.moved-to', { moment: time.brief(fromIso(movedTo)) });
  return fulfilledAt === null ? null : t('promises.done-at', { moment: time.brief(fromIso(fulfilledAt)) });
}

function Due({ promise, open }: { readonly promise: PromiseListed; readonly open: boolean }) {
  const time = useTime();
  const late = shownState(promise, time.now) === 'over';
  const beside = useBeside(promise, open);
  return (
    <span className="pr-due">
      <time className={late ? 't-late t-num' : 't-num'} dateTime={promise.due}>
        {open ? time.brief(fromIso(promise.due)) : time.listed(fromIso(promise.due))}
      </time>
      {beside !== null && <span className={late ? 't-late' : 't-3'}>{beside}</span>}
    </span>
  );
}

/** Who promised it to whom. */
function Between({ promise: { promisor, provider, promisee, account } }: { readonly promise: PromiseListed }) {
  const t = useText();
  const from = promisor.person?.name ?? promisor.team?.name ?? provider?.name ?? t('promises.desk');
  const to = promisee.person?.name ?? promisee.account?.name ?? promisee.team?.name ?? account?.name ?? '';
  return <span className="pr-between t-cut">{t('promises.between', { from, to })}</span>;
}

interface PromiseLineProps {
  readonly promise: PromiseListed;
  /** It stands among those that are owed. */
  readonly open: boolean;
  readonly onExplain: (promise: PromiseListed) => void;
}

/** One promise in the list: how it stands, by when, about what, which kind, and between whom. */
export function PromiseLine({ promise, open, onExplain }: PromiseLineProps) {
  const t = useText();
  const { about, kind } = promise;
  const name = t(`promise-kind.${kind}`);
  return (
    <li className="pr-line" data-promise={promise.id}>
      <State promise={promise} />
      <Due promise={promise} open={open} />
      <span className="pr-about">
        {about === null ? (
          <span className="t-cut">{promise.text}</span>
        ) : (
          <Link href={about.href} className="t-cut">
            {about.number !== null && <span className="pr-number t-num">{about.number} </span>}
            {about.title}
          </Link>
        )}
      </span>
      <span className="pr-kind t-cut">{name}</span>
      <Between promise={promise} />
      <IconButton
        icon={IconClockQuestion}
        size={28}
        label={t('explain.open-about', { kind: name })}
        onClick={() => onExplain(promise)}
      />
    </li>
  );
}
