import { useId } from 'react';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import './referrals.css';

const WAYS = ['spoken', 'written'] as const;
export type ConsentWay = (typeof WAYS)[number];

interface ConsentFieldsProps {
  /** The customer's and the party's names. */
  readonly name: string;
  readonly party: string;
  readonly agreed: boolean;
  readonly passes: string;
  readonly how: ConsentWay;
  readonly error: string | undefined;
  readonly onAgreed: (agreed: boolean) => void;
  readonly onPasses: (passes: string) => void;
  readonly onHow: (how: ConsentWay) => void;
}

/** Whether something about the customer may leave us: nothing, unless they agreed to the very words. */
export function ConsentFields({ name, party, agreed, passes, how, error, ...on }: ConsentFieldsProps) {
  const t = useText();
  const id = useId();
  const choices = [
    { value: false, label: t('consent.none', { name }), hint: t('consent.none-hint') },
    { value: true, label: t('consent.agreed', { name }), hint: t('consent.agreed-hint') },
  ];
  return (
    <fieldset className="rf-consent">
      <legend>{t('consent.title', { party })}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={hint} className="rf-choice">
          <input type="radio" name={id} checked={agreed === value} onChange={() => on.onAgreed(value)} />
          <span>
            {label}
            <small>{hint}</small>
          </span>
        </label>
      ))}
      {agreed && (
        <>
          <TextArea
            label={t('consent.passes')}
            error={error}
            value={passes}
            maxLength={4000}
            onChange={(event) => on.onPasses(event.target.value)}
          />
          <SelectField
            label={t('consent.how', { name })}
            value={how}
            options={WAYS.map((value) => ({ value, label: t(`consent.how.${value}`) }))}
            onChange={(event) => on.onHow(WAYS.find((one) => one === event.target.value) ?? how)}
          />
        </>
      )}
    </fieldset>
  );
}
