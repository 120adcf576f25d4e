import { IconX } from '@tabler/icons-react';
import { IconButton } from '#ui/Button.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { type Amount, amountOf, UNITS, withinOf } from '../amounts.ts';
import type { Commitment, References } from '../queries.ts';
import { InlineCount, InlineSelect } from './Inline.tsx';

/** More open time than this nobody promises. */
const MOST = { minutes: 100_000, hours: 10_000, days: 1000 };

const CLAUSES: Readonly<Record<Commitment['kind'], string>> = {
  'first-response': 'agreement.owes.first-response',
  'next-update': 'agreement.owes.next-update',
  resolve: 'agreement.owes.resolve',
  callback: 'agreement.owes.callback',
  'internal-handback': 'agreement.owes.internal-handback',
  'provider-return': 'agreement.owes.provider-return',
};

interface AmountWordsProps {
  readonly amount: Amount;
  readonly onChange: (amount: Amount) => void;
}

function AmountWords({ amount, onChange }: AmountWordsProps) {
  const t = useText();
  const { count, unit, cutOff } = amount;
  const names = {
    minutes: t('agreement.unit.minutes'),
    hours: t('agreement.unit.hours'),
    days: t('agreement.unit.days'),
  };
  const least = unit === 'days' ? 0 : 1;
  return (
    <>
      <InlineCount
        label={t('agreement.field.count')}
        value={count}
        least={least}
        most={MOST[unit]}
        onChange={(changed) => onChange({ ...amount, count: changed })}
      />{' '}
      <InlineSelect
        label={t('agreement.field.unit')}
        value={unit}
        options={UNITS.map((one) => ({ value: one, label: names[one] }))}
        onChange={(value) => {
          const chosen = UNITS.find((one) => one === value) ?? unit;
          onChange({ count: Math.max(1, Math.min(count, MOST[chosen])), unit: chosen, cutOff: null });
        }}
      />
      {unit === 'days' && (
        <>
          {' '}
          <Phrase
            id="agreement.until"
            values={{
              time: (
                <input
                  className="agreement-word t-num"
                  type="time"
                  aria-label={t('agreement.field.cut-off')}
                  value={cutOff ?? ''}
                  onChange={(event) => onChange({ ...amount, cutOff: event.currentTarget.value || null })}
                />
              ),
            }}
          />
        </>
      )}
    </>
  );
}

interface CommitmentClauseProps {
  readonly commitment: Commitment;
  readonly references: References;
  readonly onChange: (commitment: Commitment) => void;
  readonly onRemove: () => void;
}

/** One promise of a rule as part of its sentence: `first word within 1 h in office hours`. */
export function CommitmentClause({ commitment, references, onChange, onRemove }: CommitmentClauseProps) {
  const t = useText();
  const calendars = references.calendars.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <li className="agreement-clause">
      <span>
        <Phrase
          id={CLAUSES[commitment.kind]}
          values={{
            time: (
              <AmountWords
                amount={amountOf(commitment.within)}
                onChange={(amount) => onChange({ ...commitment, within: withinOf(amount) })}
              />
            ),
            hours: (
              <InlineSelect
                label={t('agreement.field.hours')}
                value={commitment.calendarId ?? ''}
                options={[{ value: '', label: t('agreement.its-hours') }, ...calendars]}
                onChange={(value) => onChange({ ...commitment, calendarId: value || null })}
              />
            ),
          }}
        />
      </span>
      <IconButton icon={IconX} label={t('agreement.promise-less')} onClick={onRemove} />
    </li>
  );
}
