import { useId } from 'react';
import { fromIso } from '#kernel/time.ts';
import { SelectField } from '#ui/Field.tsx';
import { Link } from '#ui/navigation.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { ToHandOver } from '../queries.ts';
import { shownState } from './promises.ts';
import { chosenFor, commonChoice, type Item, receiversFor, STAYS, TEAM } from './receivers.ts';
import type { Going } from './useGoing.ts';

type Receiver = ToHandOver['receivers'][number];

/** A receiver as a choice: with what speaks against them. */
function useReceiverLabel(): (receiver: Receiver) => string {
  const t = useText();
  return ({ name, late }) => (late === 0 ? name : t('away.receiver-late', { name, n: late }));
}

interface HandOverListProps {
  readonly of: Going;
  readonly listed: ToHandOver;
}

function Receives({ of, listed, item }: HandOverListProps & { readonly item: Item }) {
  const t = useText();
  const id = useId();
  const label = useReceiverLabel();
  const team = item.team === null ? t('away.desk') : t('away.team', { team: item.team.name });
  return (
    <div className="aw-receives">
      <label className="sr" htmlFor={id}>
        {t('away.keeps', { title: item.about?.title ?? item.promise.text })}
      </label>
      <select
        id={id}
        className="ek-input"
        value={chosenFor(item, listed, of.choices)}
        onChange={(event) => of.choose(item.promise.id, event.target.value)}
      >
        {!item.must && <option value={STAYS}>{t('away.stays', { name: of.person.name })}</option>}
        {receiversFor(item, listed).map((receiver) => (
          <option key={receiver.id} value={receiver.id}>
            {label(receiver)}
          </option>
        ))}
        <option value={TEAM}>{team}</option>
      </select>
    </div>
  );
}

function Row({ of, listed, item }: HandOverListProps & { readonly item: Item }) {
  const t = useText();
  const time = useTime();
  const { promise, about } = item;
  const state = shownState(promise, time.now);
  return (
    <li className="aw-row">
      <time className="aw-due t-num" dateTime={promise.due}>
        {time.listed(fromIso(promise.due))}
      </time>
      <div className="aw-what">
        <p className="t-wrap">
          {about ? <Link href={about.href}>{about.title}</Link> : promise.text}
          {about?.number != null && <span className="t-3"> {about.number}</span>}
        </p>
        <p className="aw-kind">
          {state && <PromiseChip state={state} quiet />}
          {t(`promise-kind.${promise.kind}`)}
        </p>
      </div>
      <Receives of={of} listed={listed} item={item} />
    </li>
  );
}

function Rows({ of, listed, items }: HandOverListProps & { readonly items: readonly Item[] }) {
  return (
    <ul className="aw-rows">
      {items.map((item) => (
        <Row key={item.promise.id} of={of} listed={listed} item={item} />
      ))}
    </ul>
  );
}

/** What must change hands before somebody goes, by due moment: one choice for all, and another for each where wanted. */
export function HandOverList({ of, listed }: HandOverListProps) {
  const t = useText();
  const label = useReceiverLabel();
  const must = listed.items.filter((item) => item.must);
  const later = listed.items.filter((item) => !item.must);
  const common = commonChoice(listed, of.choices);
  const mixed = common === '' ? [{ value: '', label: t('away.mixed') }] : [];
  const able = listed.receivers.filter(({ cannotKeep }) =>
    must.some(({ promise }) => !cannotKeep.includes(promise.id)),
  );
  return (
    <section className="aw-list" aria-label={t('away.hand-over')}>
      <h2 className="t-h3">{t('away.hand-over')}</h2>
      {must.length === 0 && listed.outOfSight === 0 && <p className="t-2">{t('away.nothing-due')}</p>}
      {must.length > 0 && (
        <>
          <p className="t-2">{t('away.due-meanwhile', { n: must.length })}</p>
          {must.length > 1 && (
            <div className="aw-all">
              <SelectField
                label={t('away.all')}
                value={common}
                options={[
                  ...mixed,
                  ...able.map((receiver) => ({ value: receiver.id, label: label(receiver) })),
                  { value: TEAM, label: t('away.own-teams') },
                ]}
                onChange={(event) => of.chooseAll(event.target.value)}
              />
            </div>
          )}
          <Rows of={of} listed={listed} items={must} />
        </>
      )}
      {listed.outOfSight > 0 && <p className="t-2">{t('away.out-of-sight', { n: listed.outOfSight })}</p>}
      {later.length > 0 && (
        <details className="aw-later">
          <summary>{t('away.due-later', { n: later.length })}</summary>
          <Rows of={of} listed={listed} items={later} />
        </details>
      )}
    </section>
  );
}
