import { useQuery } from '@tanstack/react-query';
import { type Ref, useRef } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { useGo, useSearch } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { PROMISE_KINDS } from '../../domain/index.ts';
import { accountsQuery, hoursQuery, teamsQuery } from '../queries.ts';
import { Choice } from './Choice.tsx';
import { NARROWINGS, type Narrowing, type PromisesView, SHOWS, viewHref, WHOSE } from './promises-view.ts';

interface Option {
  readonly id: string;
  readonly name: string;
}

function useOptions(): Readonly<Record<Narrowing, readonly Option[]>> {
  const t = useText();
  return {
    kind: PROMISE_KINDS.map((id) => ({ id, name: t(`promise-kind.${id}`) })),
    team: useQuery(teamsQuery).data ?? [],
    account: useQuery(accountsQuery).data ?? [],
    calendar: useQuery(hoursQuery).data ?? [],
  };
}

interface NarrowProps {
  readonly by: Narrowing;
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly field?: Ref<HTMLSelectElement>;
}

function Narrow({ by, value, options, field }: NarrowProps) {
  const t = useText();
  const go = useGo();
  const search = useSearch();
  const known = value === null || options.some(({ id }) => id === value);
  return (
    <select
      ref={field}
      className={value === null ? undefined : 'pr-narrowed'}
      aria-label={t(`promises.narrow.${by}`)}
      value={value ?? ''}
      onChange={(event) => go(viewHref(search, by, event.target.value || null), 'replace')}
    >
      <option value="">{t(`promises.any.${by}`)}</option>
      {!known && value !== null && <option value={value}>…</option>}
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Whose promises, open or over, and what narrows them; all of it stands in the address. */
export function PromisesFilters({ view }: { readonly view: PromisesView }) {
  const t = useText();
  const search = useSearch();
  const options = useOptions();
  const first = useRef<HTMLSelectElement>(null);
  useCommand('list.filter', () => first.current?.focus());
  const linked = (name: 'whose' | 'show', ids: readonly string[]) =>
    ids.map((id) => ({ id, label: t(`promises.${name}.${id}`), href: viewHref(search, name, id) }));
  return (
    <div className="pr-filters">
      <Choice label={t('promises.whose')} options={linked('whose', WHOSE)} current={view.whose} />
      <Choice label={t('promises.show')} options={linked('show', SHOWS)} current={view.show} />
      {NARROWINGS.map((by, place) => (
        <Narrow key={by} by={by} value={view[by]} options={options[by]} {...(place === 0 && { field: first })} />
      ))}
    </div>
  );
}
