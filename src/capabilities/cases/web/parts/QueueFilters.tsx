import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import type { Summary } from '../queries.ts';
import { ChooseDialog } from './queue/ChooseDialog.tsx';
import { QueueDisplay } from './queue/QueueDisplay.tsx';
import { useNarrowings } from './queue/useNarrowings.ts';
import { hrefOf, narrowingsOf, type Shown, withNarrowing } from './queue-view.ts';

interface QueueFiltersProps {
  readonly shown: Shown;
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

/** What narrows the view, each to be taken away, what can be added by a few letters, and how it is arranged. */
export function QueueFilters({ shown, rows }: QueueFiltersProps) {
  const t = useText();
  const go = useGo();
  const [choosing, setChoosing] = useState(false);
  const { values, nameOf } = useNarrowings(shown, rows);
  useCommand('list.filter', () => setChoosing(true));
  const options = values.map(({ name, value, label }) => ({
    id: `${name}:${value}`,
    label,
    group: t(`queue.filter.${name}`),
    narrowing: { name, value },
  }));
  return (
    <div className="q-filters">
      {narrowingsOf(shown).map(({ name, value }) => (
        <Chip
          key={name}
          label={t(`queue.filter.${name}`)}
          value={nameOf(name, value)}
          onRemove={() => go(hrefOf(withNarrowing(shown, { name, value: null })))}
        />
      ))}
      <Act look="plain" icon={IconPlus} command="list.filter" onClick={() => setChoosing(true)}>
        {t('queue.filter')}
      </Act>
      <span className="grow" />
      <QueueDisplay shown={shown} />
      {choosing && (
        <ChooseDialog
          title={t('queue.filter-by')}
          field={t('queue.filter-field')}
          none={t('queue.filter-none')}
          options={options}
          onTake={({ id }) => {
            const chosen = options.find((one) => one.id === id);
            if (chosen) go(hrefOf(withNarrowing(shown, chosen.narrowing)));
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
