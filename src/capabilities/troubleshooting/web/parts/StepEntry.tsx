import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { TextArea, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Outcome, type Phase, parseStep } from '../../domain/index.ts';
import { type StepBody, useLogStep } from '../queries.ts';
import { OutcomeChoice, PhaseChoice, type Reader, Sharing } from './Choices.tsx';

interface StepEntryProps {
  readonly caseId: string;
  readonly reader: Reader;
  /** The part of the search that the last step belonged to. */
  readonly phase: Phase;
  /** The line as it was left; it is kept while the entry is closed. */
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly onDone: () => void;
}

const optional = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is said of a step besides its line; what the line itself says stands until somebody chooses otherwise. */
function useEntry({ line, phase: proposed }: StepEntryProps) {
  const parsed = parseStep(line);
  const [phase, setPhase] = useState<Phase>(proposed);
  const [chosen, choose] = useState<Outcome | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [more, showMore] = useState(false);
  const [expected, setExpected] = useState('');
  const [saw, setSaw] = useState('');
  const outcome = chosen ?? parsed.outcome;
  const body = (): StepBody => {
    const seen = optional(saw) ?? parsed.saw;
    const shared = words === null ? null : (optional(words) ?? parsed.what);
    return {
      phase,
      what: parsed.what,
      outcome,
      ...(optional(expected) !== null && { expected: expected.trim() }),
      ...(seen !== null && { saw: seen }),
      ...(shared !== null && { shared }),
    };
  };
  return {
    parsed,
    phase,
    setPhase,
    outcome,
    choose,
    words,
    setWords,
    more,
    showMore,
    expected,
    setExpected,
    saw,
    setSaw,
    body,
  };
}

/** Logs a step in one line: `Swapped cable: no change` says both what was done and what came of it. */
export function StepEntry(props: StepEntryProps) {
  const { caseId, reader, line, onLine, onDone } = props;
  const t = useText();
  const entry = useEntry(props);
  const log = useLogStep(caseId);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (line.trim() === '') return setMissing(true);
    if (log.isPending) return;
    log.mutate(entry.body(), {
      onSuccess: () => {
        tell({ text: t('steps.logged') });
        onLine('');
        onDone();
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <form className="st-entry" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <TextField
        ref={field}
        label={t('steps.entry')}
        hint={t('steps.entry-hint')}
        error={missing && line.trim() === '' ? t('steps.entry-missing') : undefined}
        value={line}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => onLine(event.target.value)}
      />
      <PhaseChoice value={entry.phase} onChoose={entry.setPhase} />
      <OutcomeChoice value={entry.outcome} onChoose={entry.choose} />
      {entry.outcome === 'open' && <p className="st-hint">{t('steps.before')}</p>}
      {entry.more ? (
        <>
          <TextField
            label={t('steps.expected')}
            value={entry.expected}
            maxLength={500}
            onChange={(event) => entry.setExpected(event.target.value)}
          />
          <TextArea
            label={t('steps.saw')}
            value={entry.saw === '' ? (entry.parsed.saw ?? '') : entry.saw}
            maxLength={1000}
            onChange={(event) => entry.setSaw(event.target.value)}
          />
        </>
      ) : (
        <button type="button" className="st-link" onClick={() => entry.showMore(true)}>
          {t('steps.more')}
        </button>
      )}
      <Sharing
        reader={reader}
        outcome={entry.outcome}
        words={entry.words}
        proposed={entry.parsed.what}
        onWords={entry.setWords}
      />
      {log.isError && <ErrorState failed={t('steps.not-logged')} error={log.error} />}
      <div className="row gap8">
        <Act type="submit" busy={log.isPending}>
          {t('steps.log')}
        </Act>
        <Act look="plain" onClick={onDone}>
          {t('steps.close')}
        </Act>
      </div>
    </form>
  );
}
