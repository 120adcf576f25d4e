import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DAY, toIso } from '#kernel/time.ts';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { CONFIDENCES, type Confidence } from '../../domain/index.ts';
import { type Answer, type Improvement, ownersQuery, useAssess, useDecide, useFinish } from '../queries.ts';

interface DialogProps {
  readonly of: Improvement;
  readonly onClose: () => void;
}

const SCALE = ['1', '2', '3', '4', '5'] as const;

/** What it would bring and cost, and how sure that is. */
export function AssessDialog({ of, onClose }: DialogProps) {
  const t = useText();
  const assess = useAssess(of);
  const [impact, setImpact] = useState(of.scores?.impact ?? 3);
  const [effort, setEffort] = useState(of.scores?.effort ?? 3);
  const [confidence, setConfidence] = useState<Confidence>(of.scores?.confidence ?? 'medium');
  const scale = (of: 'impact' | 'effort') => SCALE.map((value) => ({ value, label: t(`assess.${of}.${value}`) }));
  return (
    <FormDialog
      title={t('assess.title')}
      submit={t('assess.submit')}
      busy={assess.isPending}
      failed={assess.isError ? { what: t('assess.failed'), error: assess.error } : null}
      onSubmit={() => assess.mutate({ impact, effort, confidence }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <SelectField
        label={t('assess.impact')}
        value={String(impact)}
        options={scale('impact')}
        onChange={(event) => setImpact(Number(event.target.value))}
      />
      <SelectField
        label={t('assess.effort')}
        value={String(effort)}
        options={scale('effort')}
        onChange={(event) => setEffort(Number(event.target.value))}
      />
      <SelectField
        label={t('assess.confidence')}
        value={confidence}
        options={CONFIDENCES.map((value) => ({ value, label: t(`assess.confidence.${value}`) }))}
        onChange={(event) => setConfidence(CONFIDENCES.find((one) => one === event.target.value) ?? confidence)}
      />
    </FormDialog>
  );
}

/** A month ahead, at the end of the day: what people choose mostly lies near it. */
const AHEAD = 28 * DAY;
const END_OF_DAY = 'T17:00';

function useMomentAhead() {
  const time = useTime();
  const [field, setField] = useState(() => toLocalField(time.now + AHEAD, time.zone).slice(0, 10) + END_OF_DAY);
  const at = fromLocalField(field, time.zone);
  return { field, setField, at: at === null || at <= time.now ? null : at };
}

interface DecideProps extends DialogProps {
  readonly what: Answer['what'];
}

function useDeciding({ of, what, onClose }: DecideProps) {
  const t = useText();
  const decide = useDecide(of);
  const [words, setWords] = useState('');
  const [ownerId, setOwner] = useState('');
  const [tried, setTried] = useState(false);
  const moment = useMomentAhead();
  const answerOf = (): Answer | null => {
    if (words.trim() === '') return null;
    if (what === 'declined') return { what, words };
    if (moment.at === null) return null;
    if (what === 'parked') return { what, words, reviewAt: toIso(moment.at) };
    return ownerId === '' ? null : { what, words, ownerId, doneBy: toIso(moment.at) };
  };
  const submit = () => {
    const answer = answerOf();
    if (answer === null) return setTried(true);
    const onSuccess = () => {
      tell({ text: t(`decide.${what}.done`, { name: of.proposer.name }) });
      onClose();
    };
    decide.mutate(answer, { onSuccess });
  };
  return { decide, words, setWords, ownerId, setOwner, tried, moment, submit };
}

type Deciding = ReturnType<typeof useDeciding>;

function Owner({ ownerId, setOwner, tried }: Deciding) {
  const t = useText();
  const owners = useQuery(ownersQuery).data ?? [];
  return (
    <SelectField
      label={t('decide.owner')}
      hint={t('decide.owner-hint')}
      value={ownerId}
      error={tried && ownerId === '' ? t('decide.owner-blank') : undefined}
      options={[
        { value: '', label: t('decide.owner-none') },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => setOwner(event.target.value)}
    />
  );
}

/** The answer to whoever suggested it: accepted with an owner, declined, or parked until it comes back. */
export function DecideDialog(props: DecideProps) {
  const { of, what, onClose } = props;
  const t = useText();
  const time = useTime();
  const deciding = useDeciding(props);
  const { decide, words, tried, moment } = deciding;
  const { name } = of.proposer;
  return (
    <FormDialog
      title={t(`decide.${what}.title`)}
      submit={t(`decide.${what}.submit`)}
      busy={decide.isPending}
      failed={decide.isError ? { what: t('decide.failed'), error: decide.error } : null}
      onSubmit={deciding.submit}
      onClose={onClose}
    >
      {what === 'accepted' && <Owner {...deciding} />}
      {what !== 'declined' && (
        <TextField
          type="datetime-local"
          label={t(`decide.${what}.moment`)}
          value={moment.field}
          min={toLocalField(time.now, time.zone)}
          error={tried && moment.at === null ? t('decide.moment-blank') : undefined}
          onChange={(event) => moment.setField(event.target.value)}
        />
      )}
      <TextArea
        label={t(`decide.${what}.words`, { name })}
        hint={t('decide.words-hint', { name })}
        value={words}
        maxLength={2000}
        error={tried && words.trim() === '' ? t('decide.words-blank', { name }) : undefined}
        onChange={(event) => deciding.setWords(event.target.value)}
      />
    </FormDialog>
  );
}

/** What was done. */
export function FinishDialog({ of, onClose }: DialogProps) {
  const t = useText();
  const finish = useFinish(of);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { name } = of.proposer;
  const submit = () => {
    if (words.trim() === '') return setTried(true);
    const onSuccess = () => {
      tell({ text: t('finish.done', { name }) });
      onClose();
    };
    finish.mutate({ words }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('finish.title')}
      submit={t('finish.submit')}
      busy={finish.isPending}
      failed={finish.isError ? { what: t('finish.failed'), error: finish.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('finish.words')}
        hint={t('decide.words-hint', { name })}
        value={words}
        maxLength={2000}
        error={tried && words.trim() === '' ? t('finish.words-blank') : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
    </FormDialog>
  );
}
