import { useEffect, useRef } from 'react';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { Answers } from '../parts/Answers.tsx';
import { OUTCOME_ICONS } from '../parts/outcomes.ts';
import { SwarmPanel } from '../parts/SwarmPanel.tsx';
import { type SwarmShown, useSwarms } from '../swarm-queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/swarm.css';

function Steps({ swarm }: { readonly swarm: SwarmShown }) {
  const t = useText();
  if (swarm.steps.length === 0) return null;
  return (
    <details className="sw-sent">
      <summary>{t('asked.steps', { n: swarm.steps.length })}</summary>
      <ol>
        {swarm.steps.map(({ id, what, saw, outcome }) => (
          <li key={id}>
            <p>{what}</p>
            {saw !== null && <p className="t-3 t-13">{saw}</p>}
            <p className="sw-outcome">
              <Icon of={OUTCOME_ICONS[outcome]} size={14} />
              {t(`outcome.${outcome}`)}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface CardProps {
  readonly swarm: SwarmShown;
  /** The address names this one. */
  readonly named: boolean;
}

function Card({ swarm, named }: CardProps) {
  const t = useText();
  const card = useRef<HTMLLIElement>(null);
  const answers = swarm.mine === 'asked' || swarm.mine === 'later';
  useEffect(() => {
    if (!named) return;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector<HTMLElement>('.sw-answers button')?.focus();
  }, [named]);
  const { number, subject } = swarm.case;
  const reads = swarm.mayDecide || swarm.mine === null || swarm.mine === 'joined';
  return (
    <li ref={card} className="sw-card" data-named={named || undefined}>
      <p className="sw-case">
        {reads ? <Link href={`/desk/case/${number}`}>{subject}</Link> : <span>{subject}</span>}{' '}
        <span className="t-3">{number}</span>
        {swarm.owner !== null && <span className="t-3"> · {t('swarm.owner', { name: swarm.owner })}</span>}
      </p>
      <SwarmPanel swarm={swarm} />
      <Steps swarm={swarm} />
      {answers && <Answers swarm={swarm} />}
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly swarms: readonly SwarmShown[];
  readonly named: string | null;
}

function Group({ title, swarms, named }: GroupProps) {
  if (swarms.length === 0) return null;
  return (
    <Section title={title} count={swarms.length}>
      <ul className="sw-cards">
        {swarms.map((swarm) => (
          <Card key={swarm.id} swarm={swarm} named={swarm.id === named} />
        ))}
      </ul>
    </Section>
  );
}

const asksMe = ({ mine }: SwarmShown) => mine === 'asked' || mine === 'later';
const isMine = (swarm: SwarmShown) => !asksMe(swarm) && (swarm.mayDecide || swarm.mine === 'joined');

function Content() {
  const t = useText();
  const { data, isError, error, refetch } = useSwarms();
  const named = useSearch().get('swarm');
  const asked = data?.filter(asksMe) ?? [];
  const mine = data?.filter(isMine) ?? [];
  const others = data?.filter((swarm) => !asksMe(swarm) && !isMine(swarm)) ?? [];
  usePageTitle(t('swarm.title'));
  return (
    <DeskPage title={t('swarm.title')}>
      <div className="sw">
        <PageHeading>{t(asked.length > 0 ? 'swarm.heading' : 'swarm.heading-none', { n: asked.length })}</PageHeading>
        {isError && !data && <ErrorState failed={t('swarm.not-loaded')} error={error} onRetry={() => void refetch()} />}
        {!data && !isError && <Skeleton rows={rowsOf(3, 120)} columns={['70%']} />}
        {data?.length === 0 && <EmptyState title={t('swarm.none')} text={t('swarm.none-text')} />}
        <Group title={t('asked.title')} swarms={asked} named={named} />
        <Group title={t('swarm.with-you')} swarms={mine} named={named} />
        <Group title={t('swarm.others')} swarms={others} named={named} />
      </div>
    </DeskPage>
  );
}

/** Where help is wanted: what was asked of me first, then what I take part in, then the rest. */
export function SwarmPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Content />
    </MoreText>
  );
}
