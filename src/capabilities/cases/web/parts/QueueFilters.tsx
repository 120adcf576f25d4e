import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { Key } from '#ui/Key.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { useGo, useSearch } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { type Summary, servicesQuery, teamsQuery } from '../queries.ts';
import { type Narrowing, type View, withNarrowing } from './queue-view.ts';

interface QueueFiltersProps {
  readonly view: View;
  readonly rows: readonly Summary[];
}

interface ChipProps {
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
}

function Chip({ label, value, onRemove }: ChipProps) {
  const t = useText();
  return (
    <span className="q-chip">
      <span className="t-3">{label}</span> <span className="t-cut">{value}</span>
      <button type="button" aria-label={t('queue.remove-filter', { label, value })} onClick={onRemove}>
        <Icon of={IconX} size={14} />
      </button>
    </span>
  );
}

/** The names behind the ids that stand in the address. */
function useNames(rows: readonly Summary[]) {
  const search = useSearch();
  const teams = useQuery({ ...teamsQuery, enabled: search.has('team') }).data;
  const services = useQuery(servicesQuery).data ?? [];
  const named = (list: readonly { readonly id: string; readonly name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? '…';
  return {
    services,
    nameOf: (narrowing: Narrowing, id: string) => {
      if (narrowing === 'team') return named(teams, id);
      if (narrowing === 'service') return named(services, id);
      return named(
        rows.map((row) => row.requester),
        id,
      );
    },
  };
}

/** What narrows the view, each to be taken away, and the one that can be added. */
export function QueueFilters({ view, rows }: QueueFiltersProps) {
  const t = useText();
  const go = useGo();
  const search = useSearch();
  const field = useRef<HTMLSelectElement>(null);
  const { services, nameOf } = useNames(rows);
  const byService = !search.has('service');
  useCommand('list.filter', () => field.current?.focus(), { enabled: byService });
  const narrowings = (['team', 'service', 'requester'] as const).flatMap((name) => {
    const id = search.get(name);
    return id === null ? [] : [{ name, id }];
  });
  return (
    <div className="q-filters">
      {narrowings.map(({ name, id }) => (
        <Chip
          key={name}
          label={t(`queue.filter.${name}`)}
          value={nameOf(name, id)}
          onRemove={() => go(withNarrowing(view, search, { name, id: null }))}
        />
      ))}
      {byService && (
        <span className="q-filter-add">
          <select
            ref={field}
            aria-label={t('queue.filter.service')}
            value=""
            onChange={(event) => go(withNarrowing(view, search, { name: 'service', id: event.target.value }))}
          >
            <option value="">{t('queue.any-service')}</option>
            {services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Key command="list.filter" />
        </span>
      )}
    </div>
  );
}
