import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { fromIso, HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { firstNameOf } from '../../parts/names.ts';
import { answerQuery, useEscalate } from '../escalating.ts';
import type { Story } from '../queries.ts';
import './more-urgent.css';

const LONGEST = 2000;
/** What most people mean by soon, to begin with. */
const USUAL = 2 * HOUR;
const STEP = 5 * MINUTE;

interface MoreUrgentProps {
  readonly story: Story;
  /** Who reads it, by their whole name. */
  readonly reader: string;
}

interface NeededByProps {
  readonly value: Instant | null;
  readonly fault: string | undefined;
  readonly onChange: (at: Instant | null) => void;
}

/** A date and a time, on the clocks of who asks. */
function NeededBy({ value, fault, onChange }: NeededByProps) {
  const t = useText();
  const time = useTime();
  const id = useId();
  return (
    <div className="pt-urging-by">
      <label htmlFor={id}>{t('urging.needed-by')}</label>
      <input
        id={id}
        type="datetime-local"
        className="ek-input"
        value={value === null ? '' : toLocalField(value, time.zone)}
        min={toLocalField(time.now + MINUTE, time.zone)}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => onChange(fromLocalField(event.target.value, time.zone))}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} className="t-late" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** By when somebody answers, said before it is sent; its place is kept until it is known. */
function AnswerBy({ story }: { readonly story: Story }) {
  const { data: by } = useQuery(answerQuery(story.id));
  const owner = story.people.find(({ role }) => role === 'owner');
  const name = owner ? firstNameOf(owner.name) : '';
  return (
    <p className="pt-urging-answer" role="status">
      {by !== undefined && (
        <Phrase
          id={owner ? 'urging.answer-from' : 'urging.answer-by'}
          values={{ name, due: <Moment at={fromIso(by)} strong /> }}
        />
      )}
    </p>
  );
}

interface UrgingProps {
  readonly story: Story;
  readonly escalate: ReturnType<typeof useEscalate>;
  readonly onSaid: () => void;
  readonly onClose: () => void;
}

/** What is being said: begun with two hours from now, and sent when both are there. */
function useUrging({ escalate, onSaid }: Omit<UrgingProps, 'onClose' | 'story'>) {
  const t = useText();
  const time = useTime();
  const [words, setWords] = useState('');
  const [neededBy, setNeededBy] = useState<Instant | null>(() => Math.ceil((time.now + USUAL) / STEP) * STEP);
  const [tried, setTried] = useState(false);
  const ahead = neededBy !== null && neededBy > time.now;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (words.trim() === '' || neededBy === null || !ahead || escalate.isPending) return;
    escalate.mutate({ words: words.trim(), neededBy }, { onSuccess: onSaid });
  };
  return {
    ...{ words, setWords, neededBy, setNeededBy, send },
    faults: {
      words: tried && words.trim() === '' ? t('urging.no-words') : undefined,
      neededBy: tried && !ahead ? t('urging.not-ahead') : undefined,
    },
  };
}

/** Why it is more urgent, in their words, and by when they need it. */
function Urging({ story, escalate, onSaid, onClose }: UrgingProps) {
  const t = useText();
  const { words, setWords, neededBy, setNeededBy, send, faults } = useUrging({ escalate, onSaid });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form className="pt-urging" noValidate aria-label={t('urging.title')} onSubmit={send}>
      <h2>{t('urging.title')}</h2>
      <TextArea
        ref={field}
        large
        label={t('urging.words')}
        hint={t('urging.words-hint')}
        error={faults.words}
        value={words}
        maxLength={LONGEST}
        onChange={(event) => setWords(event.target.value)}
      />
      <NeededBy value={neededBy} fault={faults.neededBy} onChange={setNeededBy} />
      <AnswerBy story={story} />
      <div className="pt-urging-acts">
        <Button type="submit" look="filled" busy={escalate.isPending}>
          {t('urging.send')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('urging.not-now')}
        </Button>
      </div>
      {escalate.isError && <ErrorState failed={t('urging.failed')} safe={t('urging.safe')} error={escalate.error} />}
    </form>
  );
}

/** That it was said, by whom, and by when they get an answer. */
function Said({ story, reader, fresh }: MoreUrgentProps & { readonly fresh: boolean }) {
  const t = useText();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) card.current?.focus();
  }, [fresh]);
  if (story.escalation === null) return null;
  const { by, words, neededBy, answerBy } = story.escalation;
  const owner = story.people.find(({ role }) => role === 'owner');
  const said = by === reader || by === '' ? t('urging.said') : t('urging.said-by', { name: by });
  return (
    <div ref={card} tabIndex={-1} className="pt-urging pt-urging-said" role="status">
      <Icon of={IconCheck} />
      <div>
        <p>
          <b>{said}</b>{' '}
          {answerBy === null ? (
            t('urging.answer')
          ) : (
            <Phrase
              id={owner ? 'urging.answer-from' : 'urging.answer-by'}
              values={{ name: owner ? firstNameOf(owner.name) : '', due: <Moment at={fromIso(answerBy)} strong /> }}
            />
          )}
        </p>
        <p className="pt-urging-words">{t('promised.words', { words })}</p>
        <p className="t-3">
          <Phrase id="urging.needed" values={{ due: <Moment at={fromIso(neededBy)} /> }} />
        </p>
      </div>
    </div>
  );
}

/** The way to say that a case is more urgent than it looks; once said, by when the answer comes. */
export function MoreUrgent({ story, reader }: MoreUrgentProps) {
  const t = useText();
  const escalate = useEscalate(story.id);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (story.escalation !== null) return <Said story={story} reader={reader} fresh={escalate.isSuccess} />;
  if (!story.mayEscalate) return null;
  if (open) return <Urging story={story} escalate={escalate} onSaid={close} onClose={close} />;
  return (
    <div className="pt-urge">
      <Button look="plain" onClick={() => setOpen(true)}>
        {t('urging.open')}
      </Button>
    </div>
  );
}
