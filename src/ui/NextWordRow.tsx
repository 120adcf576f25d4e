import { IconClock } from '@tabler/icons-react';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useCommand } from './keyboard/useCommand.ts';
import { useText } from './text.tsx';
import { fromLocalField, toLocalField } from './time/local.ts';
import { useTime } from './time/useTime.ts';
import './composer.css';

/** What a reply promises: the next word by a time, or why there will be none. */
export type NextWord =
  | { readonly kind: 'by'; readonly at: Instant }
  | { readonly kind: 'resolves' }
  | { readonly kind: 'none-needed' };

interface NextWordRowProps {
  readonly value: NextWord;
  readonly onChange: (value: NextWord) => void;
  /** The times on offer; the first is what policy proposes. At least one. */
  readonly choices: readonly [Instant, ...Instant[]];
  /** What else this reply may do; leave out what the case does not allow. */
  readonly alternatives?: readonly ('resolves' | 'none-needed')[];
}

const ANOTHER = 'another';

interface TimeChoiceProps {
  readonly at: Instant;
  readonly choices: readonly Instant[];
  readonly onAt: (at: Instant) => void;
  readonly field: RefObject<HTMLSelectElement | null>;
}

function TimeChoice({ at, choices, onAt, field }: TimeChoiceProps) {
  const t = useText();
  const time = useTime();
  const id = useId();
  const [picking, setPicking] = useState(false);
  const offered = [...new Set([at, ...choices])].sort((one, other) => one - other);
  return (
    <>
      <label htmlFor={id} className="t-500">
        {t('next-word.by')}
      </label>
      <select
        ref={field}
        id={id}
        className="ek-next-time"
        value={picking ? ANOTHER : at}
        onChange={(event) => {
          setPicking(event.target.value === ANOTHER);
          if (event.target.value !== ANOTHER) onAt(Number(event.target.value));
        }}
      >
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {time.listed(choice)}
          </option>
        ))}
        <option value={ANOTHER}>{t('next-word.another-time')}</option>
      </select>
      {picking && (
        <input
          type="datetime-local"
          className="ek-next-time"
          aria-label={t('next-word.by')}
          defaultValue={toLocalField(at, time.zone)}
          min={toLocalField(time.now + MINUTE, time.zone)}
          onChange={(event) => {
            const picked = fromLocalField(event.target.value, time.zone);
            if (picked !== null) onAt(picked);
          }}
        />
      )}
      <span className={time.isLate(at) ? 't-late' : 't-3'}>{time.left(at)}</span>
    </>
  );
}

/** The row that makes every reply a promise. It is never hidden, and filled in before anybody thinks of it. */
export function NextWordRow({
  value,
  onChange,
  choices,
  alternatives = ['resolves', 'none-needed'],
}: NextWordRowProps) {
  const t = useText();
  const field = useRef<HTMLSelectElement>(null);
  const said = useRef<HTMLSpanElement>(null);
  const chosenHere = useRef(false);
  const choose = (chosen: NextWord) => {
    chosenHere.current = true;
    onChange(chosen);
  };
  const promiseTime = () => choose({ kind: 'by', at: choices[0] });
  // The button that was pressed is gone, and must not take the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kind is what draws the row anew
  useEffect(() => {
    if (chosenHere.current) (field.current ?? said.current)?.focus();
    chosenHere.current = false;
  }, [value.kind]);
  useCommand('composer.next-word', () => (value.kind === 'by' ? field.current?.focus() : promiseTime()));
  return (
    <div className="ek-next">
      <Icon of={IconClock} />
      {value.kind === 'by' ? (
        <TimeChoice at={value.at} choices={choices} onAt={(at) => onChange({ kind: 'by', at })} field={field} />
      ) : (
        <span ref={said} tabIndex={-1} className="t-500">
          {t(`next-word.said.${value.kind}`)}
        </span>
      )}
      <span className="ek-next-other">
        {value.kind !== 'by' && (
          <Button look="plain" size="act" onClick={promiseTime}>
            {t('next-word.choose.by')}
          </Button>
        )}
        {alternatives
          .filter((kind) => kind !== value.kind)
          .map((kind) => (
            <Button key={kind} look="plain" size="act" onClick={() => choose({ kind })}>
              {t(`next-word.choose.${kind}`)}
            </Button>
          ))}
      </span>
    </div>
  );
}
