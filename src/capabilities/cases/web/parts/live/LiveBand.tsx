import { fromIso } from '#kernel/time.ts';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { Section } from '#ui/Section.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Today } from '../../queries.ts';
import { CaseLink } from '../CaseLink.tsx';
import { firstNameOf } from '../names.ts';
import { RowChip } from '../TodayRows.tsx';
import type { Trail } from '../trail.ts';
import { eventWords } from './event-words.ts';
import { LIVE_TEXTS } from './texts.ts';
import './live.css';

type Live = Today['live'][number];

interface LiveRowProps {
  readonly live: Live;
  readonly trail: () => Trail;
}

function By({ live: { event } }: Pick<LiveRowProps, 'live'>) {
  const t = useText();
  const time = useTime();
  if (event.contact === null) return <div className="td-due">{t('live.reached')}</div>;
  const by = fromIso(event.contact.by);
  return (
    <div className={time.isLate(by) ? 'td-due td-due-late' : 'td-due'}>
      <time dateTime={event.contact.by}>{time.brief(by)}</time>
      <span>{time.left(by)}</span>
    </div>
  );
}

/** How the promise to be with them stands, whatever else their case is owed. */
function ContactChip({ live }: Pick<LiveRowProps, 'live'>) {
  const { isLate } = useTime();
  const { contact } = live.event;
  if (contact === null) return null;
  if (live.case.nextPromise?.kind === 'live-event-contact') return <RowChip row={live.case} />;
  return <PromiseChip state={isLate(fromIso(contact.by)) ? 'over' : 'track'} />;
}

function LiveRow({ live, trail }: LiveRowProps) {
  const t = useText();
  const time = useTime();
  const { event, tries } = live;
  const name = firstNameOf(live.case.requester.name);
  return (
    <li className="td-hero lv-row" data-case={live.case.id}>
      <By live={live} />
      <div className="td-chip">
        <ContactChip live={live} />
      </div>
      <div className="td-main">
        <CaseLink of={live.case} trail={trail} className="td-subject t-lg t-600">
          {live.case.subject}
        </CaseLink>
        <p className="td-goal">{eventWords(event, name, { t, time })}</p>
        <p className="td-goal">
          <Phrase id={`live.reach.${event.way}`} values={{ place: <b>{event.place}</b> }} />{' '}
          {event.fallback === null ? t('live.nothing-offered') : t('live.offered-way', { words: event.fallback })}
        </p>
        {tries > 0 && <p className="t-13 t-late">{t('try.in-vain', { times: t('try.times', { n: tries }) })}</p>}
      </div>
      <p className="td-hero-about">{live.case.owner ? live.case.owner.name : t('live.nobody')}</p>
    </li>
  );
}

interface LiveBandProps {
  readonly live: Today['live'];
  readonly trail: () => Trail;
}

function Band({ live, trail }: LiveBandProps) {
  const t = useText();
  return (
    <Section title={t('live.band')} count={live.length}>
      <ul className="lv-list">
        {live.map((one) => (
          <LiveRow key={one.case.id} live={one} trail={trail} />
        ))}
      </ul>
    </Section>
  );
}

/** Where people wait now, or within the hour: before anything else. */
export function LiveBand(props: LiveBandProps) {
  return (
    <MoreText catalogues={LIVE_TEXTS}>
      <Band {...props} />
    </MoreText>
  );
}
