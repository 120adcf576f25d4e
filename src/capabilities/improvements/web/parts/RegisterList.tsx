import { type RefObject, useRef } from 'react';
import { fromIso } from '#kernel/time.ts';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { quadrantOf } from '../../domain/index.ts';
import type { Listed } from '../queries.ts';
import { StateMark } from './StateMark.tsx';

/** Steps from line to line by moving the focus, so that the browser itself knows where the reader stands. */
function useListKeys(list: RefObject<HTMLElement | null>): void {
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('.im-line a') ?? [])];
  const at = () => links().findIndex((link) => link.contains(document.activeElement));
  const goTo = (place: number) => {
    const all = links();
    all[Math.max(0, Math.min(all.length - 1, place))]?.focus();
  };
  useCommand('list.next', () => goTo(at() + 1));
  useCommand('list.previous', () => goTo(at() - 1));
  useCommand('list.first', () => goTo(0));
  useCommand('list.last', () => goTo(links().length - 1));
  useCommand('list.open', () => links()[at()]?.click());
}

/** What comes next: who answers by when, when it is to be done, or when it comes back. */
function Next({ of }: { readonly of: Listed }) {
  const t = useText();
  const time = useTime();
  const { answer, done, owner, reviewAt, proposer } = of;
  if (answer) {
    const said = { name: answer.by ?? t('improve.somebody'), due: time.brief(fromIso(answer.due)) };
    return <span className={answer.late ? 't-late' : undefined}>{t('register.answers', said)}</span>;
  }
  if (done && owner) {
    const said = { name: owner.name, due: time.brief(fromIso(done.due)) };
    return <span className={done.late ? 't-late' : undefined}>{t('register.does', said)}</span>;
  }
  if (reviewAt !== null && of.state === 'parked') {
    return <span>{t('register.back', { day: time.day(fromIso(reviewAt)) })}</span>;
  }
  return <span>{owner?.name ?? proposer.name}</span>;
}

function Scores({ of: { scores } }: { readonly of: Listed }) {
  const t = useText();
  if (scores === null) return <span className="im-scores t-3">{t('register.not-assessed')}</span>;
  return (
    <span className="im-scores">
      <b>{t(`quadrant.${quadrantOf(scores)}`)}</b>{' '}
      <span className="t-3">{t('register.scores', { impact: scores.impact, effort: scores.effort })}</span>
    </span>
  );
}

interface LineProps {
  readonly of: Listed;
  /** Its place among what is worth doing; null where nothing is ranked. */
  readonly place: number | null;
}

function Line({ of, place }: LineProps) {
  const t = useText();
  return (
    <li className="im-line">
      <span className="im-place t-num t-3">{place}</span>
      <span className="im-what">
        <Link href={`/desk/improvements/${of.id}`}>{of.title}</Link>
        {of.causes.length > 0 && (
          <span className="t-3 t-13">{of.causes.map((cause) => t(`improve.cause.${cause}`)).join(', ')}</span>
        )}
      </span>
      <StateMark state={of.state} />
      <Scores of={of} />
      <span className="im-cases t-num">{t('register.cases', { n: of.cases })}</span>
      <span className="im-next">
        <Next of={of} />
      </span>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly Listed[];
  readonly ranked?: boolean;
}

function Group({ title, items, ranked = false }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Section title={title} count={items.length}>
      <ol>
        {items.map((one, place) => (
          <Line key={one.id} of={one} place={ranked ? place + 1 : null} />
        ))}
      </ol>
    </Section>
  );
}

/** The register: what waits for an assessment, then what is worth most. `J` and `K` step, Enter opens. */
export function RegisterList({ items, ranked }: { readonly items: readonly Listed[]; readonly ranked: boolean }) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const waiting = items.filter(({ state }) => state === 'proposed');
  const others = items.filter(({ state }) => state !== 'proposed');
  return (
    <div ref={list} className="im-list">
      <Group title={t('register.to-assess')} items={waiting} />
      <Group title={t(ranked ? 'register.best' : 'register.all')} items={others} ranked={ranked} />
    </div>
  );
}
