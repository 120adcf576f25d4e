import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import attributionEn from '#locales/en/attribution.json' with { type: 'json' };
import { Dialog } from '#ui/Dialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Attribution, attributionQuery, type Detail } from '../queries.ts';
import { type HeldLine, heldLines } from './held.ts';
import './attribution.css';

const TEXTS = moreTexts({
  en: attributionEn,
  others: { de: () => import('#locales/de/attribution.json').then((file) => file.default) },
});

const lookOf = ({ kind, queue }: HeldLine) => `at-${queue ? 'nobody' : kind}`;
const keyOf = ({ kind, name, queue }: HeldLine) => `${kind} ${name ?? ''} ${queue}`;

/** How the open time divides, as a bar. For the eye alone: the table below says the same. */
function Bar({ lines }: { readonly lines: readonly HeldLine[] }) {
  const total = lines.reduce((sum, { open }) => sum + open, 0);
  if (total === 0) return null;
  return (
    <div className="at-bar" aria-hidden>
      {lines
        .filter(({ open }) => open > 0)
        .map((line) => (
          <span key={keyOf(line)} className={lookOf(line)} style={{ flexGrow: line.open / total }} />
        ))}
    </div>
  );
}

function useName() {
  const t = useText();
  return ({ kind, name, queue }: HeldLine): string => {
    const who = name ?? t(`attribution.who.${kind}`);
    if (!queue) return who;
    return kind === 'desk' ? t('attribution.queue.desk') : t('attribution.queue.of', { who });
  };
}

function Table({ lines }: { readonly lines: readonly HeldLine[] }) {
  const t = useText();
  const time = useTime();
  const nameOf = useName();
  const sum = (of: 'open' | 'wall') => time.open(lines.reduce((total, line) => total + line[of], 0));
  return (
    <table className="at-table">
      <caption className="sr">{t('attribution.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('attribution.column.who')}</th>
          <th scope="col">{t('attribution.column.open')}</th>
          <th scope="col">{t('attribution.column.wall')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>
            <th scope="row">
              <i className={lookOf(line)} aria-hidden />
              {nameOf(line)}
            </th>
            <td className="t-num">{time.open(line.open)}</td>
            <td className="t-num">{time.open(line.wall)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('attribution.sum')}</th>
          <td className="t-num">{sum('open')}</td>
          <td className="t-num">{sum('wall')}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What teams and providers used of the time that they agreed to, in their own hours. */
function OwnHours({ handBacks }: Pick<Attribution, 'handBacks'>) {
  const t = useText();
  const time = useTime();
  if (handBacks.length === 0) return null;
  return (
    <section>
      <h3 className="at-own">{t('attribution.own')}</h3>
      <ul className="at-backs">
        {handBacks.map(({ promiseId, name, hours, used, agreed, state }) => {
          const over = agreed !== null && used > agreed;
          const spans = {
            used: time.open(used),
            agreed: time.open(agreed ?? 0),
            over: time.open(used - (agreed ?? 0)),
          };
          const key = agreed === null ? 'used' : over ? 'over' : 'within';
          return (
            <li key={promiseId}>
              <span className="at-back-who t-wrap">{name}</span>
              <span className={over || state === 'broken' ? 't-late t-num' : 't-num'}>
                {t(`attribution.own.${key}`, spans)}
              </span>
              <span className="at-back-hours t-3">
                {t('attribution.own.hours', { hours: hours.name, zone: hours.timeZone })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Held({ attribution }: { readonly attribution: Attribution }) {
  const t = useText();
  const time = useTime();
  const lines = heldLines(attribution.held);
  const { from, to, hours } = attribution;
  const values = {
    from: time.moment(fromIso(from)),
    to: time.moment(fromIso(to)),
    hours: hours.name,
    zone: hours.timeZone,
  };
  return (
    <div className="at">
      <p>{t('attribution.about', values)}</p>
      <Bar lines={lines} />
      <Table lines={lines} />
      <OwnHours handBacks={attribution.handBacks} />
      <p className="t-3">{t('attribution.ours')}</p>
    </div>
  );
}

function Loaded({ of }: Pick<AttributionDialogProps, 'of'>) {
  const t = useText();
  const { data, isPending, isError, error, refetch } = useQuery(attributionQuery(of.id));
  if (isPending) return <Skeleton rows={rowsOf(5, 36)} />;
  if (isError) return <ErrorState failed={t('attribution.failed')} error={error} onRetry={() => void refetch()} />;
  if (data === null) return <EmptyState title={t('attribution.none')} text={t('attribution.none-text')} />;
  return <Held attribution={data} />;
}

interface AttributionDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Who had a case for how long: the desk, teams, providers, the customer, nobody. The parts add up. */
export function AttributionDialog({ of, onClose }: AttributionDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('rail.who-had-it')} form="panel" onClose={onClose}>
      <MoreText catalogues={TEXTS}>
        <Loaded of={of} />
      </MoreText>
    </Dialog>
  );
}
