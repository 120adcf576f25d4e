import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Choice } from '#ui/AccountPanel.tsx';
import { SelectField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useGo } from '#ui/navigation.tsx';
import { Popup } from '#ui/Popup.tsx';
import { useText } from '#ui/text.tsx';
import { showsOpen } from '../../../domain/queue.ts';
import { GROUPED_BY, hrefOf, ORDERS, type Shown } from '../queue-view.ts';
import { DENSITIES, useDensity } from './useDensity.ts';

/** Order and headings, which stand in the address, and how close rows stand, which is the reader's own. */
export function QueueDisplay({ shown }: { readonly shown: Shown }) {
  const t = useText();
  const go = useGo();
  const { density, choose } = useDensity();
  const { order, groupBy, view } = shown;
  const open = showsOpen(view);
  const groupings = GROUPED_BY.filter((by) => by !== 'due' || order === 'next');
  const now = [t(`queue.order.${order}`), groupBy === null ? null : t(`queue.grouped.${groupBy}`)]
    .filter((said) => said !== null)
    .join(', ');
  const grouping = (value: string) => GROUPED_BY.find((by) => by === value) ?? null;
  return (
    <div className="q-display">
      <Popup
        label={t('queue.display', { now })}
        trigger={
          <>
            <span>{now}</span>
            <Icon of={IconAdjustmentsHorizontal} />
          </>
        }
      >
        <div className="q-display-panel">
          {open && (
            <>
              <SelectField
                label={t('queue.order')}
                value={order}
                options={ORDERS.map((value) => ({ value, label: t(`queue.order.${value}`) }))}
                onChange={({ target }) =>
                  go(hrefOf({ ...shown, order: ORDERS.find((one) => one === target.value) ?? 'next' }))
                }
              />
              <SelectField
                label={t('queue.headings')}
                value={groupBy ?? ''}
                options={[
                  { value: '', label: t('queue.by.nothing') },
                  ...groupings.map((value) => ({ value, label: t(`queue.by.${value}`) })),
                ]}
                onChange={({ target }) => go(hrefOf({ ...shown, groupBy: grouping(target.value) }))}
              />
            </>
          )}
          <Choice
            legend={t('queue.density')}
            value={density}
            options={DENSITIES.map((value) => ({ value, label: t(`queue.density.${value}`) }))}
            onChoose={choose}
          />
        </div>
      </Popup>
    </div>
  );
}
