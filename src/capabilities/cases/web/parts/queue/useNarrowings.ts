import { useQuery } from '@tanstack/react-query';
import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { useText } from '#ui/text.tsx';
import { CASE_STATES, isOpen } from '../../../domain/states.ts';
import { type Summary, servicesQuery, teamsQuery } from '../../queries.ts';
import { type Narrowing, NOBODY, type Shown } from '../queue-view.ts';

interface Value {
  readonly name: Narrowing;
  readonly value: string;
  readonly label: string;
}

type Named = readonly { readonly id: string; readonly name: string }[] | undefined;

/** People and accounts that the loaded rows speak of, by name. */
function spokenOf(rows: readonly Summary[], of: (row: Summary) => { id: string; name: string } | null) {
  const found = new Map(rows.flatMap((row) => of(row) ?? []).map(({ id, name }) => [id, name]));
  return [...found].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** States have the same word where they mean the same; the first of them stands for it. */
function useStates() {
  const t = useText();
  const named = CASE_STATES.filter((state) => isOpen(state)).map((id) => ({ id, name: t(`case.state.${id}`) }));
  return named.filter(({ name }, place) => named.findIndex((one) => one.name === name) === place);
}

/** What a view can be narrowed by, and what stands in its address in words. `rows` are those that are loaded. */
export function useNarrowings(shown: Shown, rows: readonly Summary[]) {
  const t = useText();
  const teams: Named = useQuery(teamsQuery).data;
  const services: Named = useQuery(servicesQuery).data;
  const states = useStates();
  const members = (useQuery(teamsQuery).data ?? []).flatMap((team) => team.members);
  const owners = [...spokenOf(rows, ({ owner }) => owner), ...members].filter(
    ({ id }, place, all) => all.findIndex((one) => one.id === id) === place,
  );
  const nobody = { id: NOBODY, name: t('queue.nobody') };
  const lists: Readonly<Record<Narrowing, Named>> = {
    team: teams && [...teams, { id: NOBODY, name: t('queue.no-team') }],
    owner: [nobody, ...owners],
    service: services,
    priority: PRIORITIES.map((id) => ({ id, name: t(`priority.${id}`) })),
    state: states,
    account: spokenOf(rows, ({ account }) => account),
    requester: spokenOf(rows, ({ requester }) => requester),
  };
  const nameOf = (name: Narrowing, value: string) => {
    if (name === 'state') return t(`case.state.${value as (typeof CASE_STATES)[number]}`);
    return lists[name]?.find(({ id }) => id === value)?.name ?? '…';
  };
  const order = ['team', 'owner', 'service', 'priority', 'state', 'account', 'requester'] as const;
  const fits = (name: Narrowing) => {
    if (name === 'owner') return shown.view !== 'mine' && shown.view !== 'unowned';
    return name !== 'state' || shown.view !== 'waiting';
  };
  const values: readonly Value[] = order
    .filter(fits)
    .flatMap((name) => (lists[name] ?? []).map(({ id, name: label }) => ({ name, value: id, label })));
  return { values, nameOf };
}
