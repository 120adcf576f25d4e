import { useQueries } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { serverNow } from '#ui/time/clock.ts';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type Reminded, type ReminderShown, reminderQuery, useRemind } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './reminders.css';

interface RemindDialogProps {
  /** One case, or those selected in a list: of all at the same moment. */
  readonly cases: readonly Reminded[];
  /** Moves the promise that comes before; absent where several are chosen. */
  readonly onMove?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What is known of the chosen cases: the moments to choose from, and the first promise that comes before later ones. */
function useScenes(cases: readonly Reminded[]) {
  const me = useMe();
  return useQueries({
    queries: cases.map(({ id }) => reminderQuery(id, me.id)),
    combine: (results) => {
      const known = results.flatMap(({ data }) => data ?? []);
      const ends = known.flatMap(({ latest }) => (latest === null ? [] : fromIso(latest)));
      return {
        error: results.find(({ isError, data }) => isError && data === undefined)?.error ?? null,
        known,
        isHere: known.length === cases.length,
        choices: known[0]?.choices.map(({ occasion, at }) => ({ occasion, at: fromIso(at) })) ?? [],
        latest: ends.length === 0 ? null : Math.min(...ends),
      };
    },
  });
}

const momentOf = (shown: ReminderShown | undefined): Instant | null =>
  shown?.reminder && !shown.reminder.back ? fromIso(shown.reminder.at) : null;

/** Sets one after the other; those that are set are not set again when one is refused. The way back restores what was. */
function useSetting({ cases, onClose }: RemindDialogProps, known: readonly ReminderShown[]) {
  const t = useText();
  const time = useTime();
  const remind = useRemind();
  const done = useRef(new Map<string, Instant>());
  const [failed, setFailed] = useState<{ what: string; error: unknown } | null>(null);
  const undo = () => {
    cases.forEach(({ id }, place) => {
      const before = momentOf(known[place]);
      remind.mutate({ caseId: id, at: before !== null && before > serverNow() ? before : null });
    });
  };
  const set = async (at: Instant) => {
    setFailed(null);
    try {
      for (const { id } of cases) {
        if (done.current.get(id) === at) continue;
        await remind.mutateAsync({ caseId: id, at });
        done.current.set(id, at);
      }
      tell({ text: t('reminder.set', { time: time.moment(at) }), undo });
      onClose();
    } catch (error) {
      setFailed({ what: t('reminder.not-set'), error });
    }
  };
  return { set, failed, busy: remind.isPending };
}

type Scenes = ReturnType<typeof useScenes>;

interface ChoicesProps {
  readonly choices: Scenes['choices'];
  readonly onChoose: (at: Instant) => void;
}

/** The usual moments; a digit chooses too. */
function Choices({ choices, onChoose }: ChoicesProps) {
  const t = useText();
  const time = useTime();
  return (
    <ol className="rm-choices" aria-label={t('reminder.choices')}>
      {choices.map(({ occasion, at }, place) => (
        <li key={occasion}>
          <button type="button" onClick={() => onChoose(at)}>
            <kbd className="ek-key" aria-hidden>
              {place + 1}
            </kbd>
            <span className="grow">{t(`reminder.occasion.${occasion}`)}</span>
            <span className="t-3 t-num">{time.listed(at)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface BoundProps {
  readonly latest: Instant;
  readonly several: boolean;
  readonly onMove: (() => void) | undefined;
}

/** Why no later moment is offered, and the way to one. */
function Bound({ latest, several, onMove }: BoundProps) {
  const t = useText();
  const moment = <Moment at={latest} form="due" strong />;
  return (
    <div className="rm-bound">
      <p>
        <Phrase id={several ? 'reminder.bound-several' : 'reminder.bound'} values={{ moment }} />
      </p>
      {onMove && (
        <Act command="case.renegotiate" onClick={onMove}>
          {t('reminder.move-promise')}
        </Act>
      )}
    </div>
  );
}

function Form(props: RemindDialogProps) {
  const { cases, onMove, onClose } = props;
  const t = useText();
  const time = useTime();
  const scenes = useScenes(cases);
  const { latest } = scenes;
  const { set, failed, busy } = useSetting(props, scenes.known);
  const [typed, setTyped] = useState<Instant | null>(null);
  const [missing, setMissing] = useState(false);
  const choices = scenes.choices.filter(({ at }) => latest === null || at <= latest);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choices[Number(event.key) - 1];
    if (!chosen || busy) return;
    event.preventDefault();
    void set(chosen.at);
  };
  const submit = () => {
    if (typed === null) setMissing(true);
    else void set(typed);
  };
  const [only] = cases;
  if (!scenes.isHere && scenes.error === null) return null;
  return (
    <FormDialog
      title={t('reminder.title', { n: cases.length })}
      submit={t('reminder.submit')}
      busy={busy}
      failed={failed}
      onSubmit={submit}
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the digits of its buttons */}
      <div className="rm" onKeyDown={onKeyDown}>
        <div>
          {cases.length === 1 && only && <p className="t-2 t-cut">{only.subject}</p>}
          <p className="t-13 t-3">{t('reminder.only-you')}</p>
        </div>
        {scenes.error !== null && <ErrorState failed={t('reminder.unknown')} error={scenes.error} />}
        {choices.length > 0 && <Choices choices={choices} onChoose={(at) => void set(at)} />}
        {latest !== null && <Bound latest={latest} several={cases.length > 1} onMove={onMove} />}
        <TextField
          type="datetime-local"
          label={t('reminder.another')}
          error={missing && typed === null ? t('reminder.no-moment') : undefined}
          min={toLocalField(time.now + MINUTE, time.zone)}
          max={latest === null ? undefined : toLocalField(latest, time.zone)}
          onChange={(event) => setTyped(fromLocalField(event.target.value, time.zone))}
        />
      </div>
    </FormDialog>
  );
}

/** Asks when to be reminded of a case, or of several. Nobody else sees it. */
export function RemindDialog(props: RemindDialogProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Form {...props} />
    </MoreText>
  );
}
