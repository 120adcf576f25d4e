import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Check, SelectField, TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Segments } from '#ui/Segments.tsx';
import { useText } from '#ui/text.tsx';
import { digestOf, OUTCOMES, type Outcome, PHASES, type Phase } from '../../domain/index.ts';
import { useCustomerWords } from '../texts.ts';

interface PhaseChoiceProps {
  readonly value: Phase;
  readonly onChoose: (phase: Phase) => void;
}

/** To which part of the search a step belongs. */
export function PhaseChoice({ value, onChoose }: PhaseChoiceProps) {
  const t = useText();
  return (
    <Segments
      label={t('steps.phase')}
      value={value}
      options={PHASES.map((phase) => ({ value: phase, label: t(`phase.${phase}`) }))}
      onChoose={onChoose}
    />
  );
}

interface OutcomeChoiceProps {
  readonly value: Outcome;
  readonly onChoose: (outcome: Outcome) => void;
}

/** What came of a step. */
export function OutcomeChoice({ value, onChoose }: OutcomeChoiceProps) {
  const t = useText();
  return (
    <SelectField
      label={t('steps.result')}
      value={value}
      options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
      onChange={(event) => {
        const chosen = OUTCOMES.find((outcome) => outcome === event.target.value);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}

/** A customer as the words speak of them. */
export interface Reader {
  readonly name: string;
  readonly language: string;
}

interface SharingProps {
  readonly reader: Reader;
  readonly outcome: Outcome;
  /** Null while the step stays among the team. */
  readonly words: string | null;
  /** The words to begin with. */
  readonly proposed: string;
  readonly onWords: (words: string | null) => void;
}

/** Whether the customer reads of a step, in which words, and the very sentence that they will read. */
export function Sharing({ reader: { name, language }, outcome, words, proposed, onWords }: SharingProps) {
  const t = useText();
  const say = useCustomerWords(language);
  return (
    <>
      <Check
        label={t('steps.share', { name })}
        checked={words !== null}
        onChange={(event) => onWords(event.target.checked ? proposed : null)}
      />
      {words !== null && (
        <>
          <TextField
            label={t('steps.words', { name })}
            value={words}
            maxLength={300}
            autoComplete="off"
            lang={language}
            onChange={(event) => onWords(event.target.value)}
          />
          <Reads name={name}>
            <span lang={language}>{digestOf([{ words: words.trim() || '…', outcome }], say)}</span>
          </Reads>
        </>
      )}
    </>
  );
}

/** What the customer reads, marked as theirs. */
export function Reads({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const t = useText();
  return (
    <p className="st-reads" role="status">
      <Icon of={IconEye} size={14} />
      <span>
        <span className="t-3">{t('steps.reads', { name })}</span> {children}
      </span>
    </p>
  );
}
