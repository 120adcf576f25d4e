import { IconEye } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { StepShown } from '../queries.ts';
import { OUTCOME_ICONS } from './outcomes.ts';

interface StepItemProps {
  readonly step: StepShown;
  /** What the customer is called by. */
  readonly customer: string;
  /** Null for who may only read. */
  readonly onEdit: ((step: StepShown) => void) | null;
}

/** One thing that was tried: what, what was seen, what came of it, and whether the customer reads of it. */
export function StepItem({ step, customer, onEdit }: StepItemProps) {
  const t = useText();
  const time = useTime();
  const { place, what, expected, saw, outcome, shared, by, credit } = step;
  const who = t('steps.by', { name: by.name, when: time.listed(fromIso(step.at)) });
  return (
    <div className="st-step" data-open={outcome === 'open' || undefined}>
      <span className="st-place t-num" aria-hidden>
        {place}
      </span>
      <div className="grow">
        {onEdit ? (
          <button type="button" className="st-what" title={who} onClick={() => onEdit(step)}>
            {what}
            <span className="sr">, {t('steps.edit', { n: place })}</span>
          </button>
        ) : (
          <p className="st-what" title={who}>
            {what}
          </p>
        )}
        {expected !== null && <p className="st-saw t-3">{t('steps.expected-was', { expected })}</p>}
        {saw !== null && <p className="st-saw">{saw}</p>}
        <p className="st-tags">
          <span data-outcome={outcome}>
            <Icon of={OUTCOME_ICONS[outcome]} size={14} />
            {t(`outcome.${outcome}`)}
          </span>
          {shared !== null && (
            <span title={shared}>
              <Icon of={IconEye} size={14} />
              {t('steps.seen', { name: customer })}
            </span>
          )}
          {credit && <span>{t('steps.credit', { name: credit.name })}</span>}
        </p>
        {outcome === 'open' && onEdit && (
          <Act className="st-settle" onClick={() => onEdit(step)}>
            {t('steps.settle')}
            <span className="sr">: {what}</span>
          </Act>
        )}
      </div>
    </div>
  );
}
