import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { agreementsContract } from '../../contract.ts';
import { moveOf, reasonsOf, type TouchedPromise, type Wording, wordsWith } from '../moves.ts';
import type { Outcome } from './MovedReport.tsx';

const { renegotiateTouched } = agreementsContract.endpoints;

/** So many one request moves at most. */
const AT_ONCE = 100;
const LONGEST_REASON = 500;
const LONGEST_WORDS = 2000;

interface MoveDialogProps {
  readonly agreementId: string;
  readonly chosen: readonly TouchedPromise[];
  readonly onClose: () => void;
  readonly onMoved: (outcomes: readonly Outcome[]) => void;
}

/** Moves them, so many at a time, and says of each what became of it. */
function useMoving({ agreementId, chosen, onClose, onMoved }: MoveDialogProps) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wording: Wording) => {
      const moves = chosen.flatMap((promise) => moveOf(promise, wording) ?? []);
      const whys = new Map<string, string | null>();
      for (let from = 0; from < moves.length; from += AT_ONCE) {
        const body = { moves: moves.slice(from, from + AT_ONCE) };
        const { items } = await call(renegotiateTouched, { params: { agreementId }, body });
        for (const { promiseId, refused } of items) whys.set(promiseId, refused?.sentence ?? null);
      }
      return chosen.map((promise) => ({ promise, why: whys.get(promise.id) ?? null }));
    },
    onSuccess: (outcomes) => {
      onMoved(outcomes);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['agreements', 'touched', agreementId] }),
  });
}

interface WordsProps {
  readonly promise: TouchedPromise;
  readonly wording: Wording;
  readonly onChange: (words: string) => void;
}

/** What one customer is told, in their language, to be read before and written otherwise. */
function Words({ promise, wording, onChange }: WordsProps) {
  const t = useText();
  const { told, about, promisee } = promise;
  if (told === null) return null;
  const whom = promisee.person?.name ?? promise.account?.name ?? about?.title ?? '';
  return (
    <TextArea
      label={
        about?.number
          ? t('agreement.move.told-about', { whom, number: `${about.number}` })
          : t('agreement.move.told', { whom })
      }
      lang={told.language}
      value={wording.words[promise.id] ?? wordsWith(told, wording.reasons[told.language])}
      maxLength={LONGEST_WORDS}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Asks why, and shows what each customer is told, before promises are moved to what the newest version owes. */
export function MoveDialog(props: MoveDialogProps) {
  const { chosen, onClose } = props;
  const t = useText();
  const time = useTime();
  const [wording, setWording] = useState<Wording>({ reasons: {}, words: {} });
  const [isFaulty, setFaulty] = useState(false);
  const moving = useMoving(props);
  const reasons = reasonsOf(chosen);
  const typed = (one: (typeof reasons)[number]) => wording.reasons[one.language] ?? one.reason;
  const submit = () => {
    const blank =
      reasons.some((one) => typed(one).trim() === '') || Object.values(wording.words).some((one) => one.trim() === '');
    setFaulty(blank);
    if (!blank) moving.mutate(wording);
  };
  const names = { en: t('agreement.move.reason-en'), de: t('agreement.move.reason-de') };
  const sooner = chosen.filter(({ touch }) => touch === 'earlier').length;
  return (
    <FormDialog
      title={t('agreement.move', { n: chosen.length })}
      submit={t('agreement.move.submit', { n: chosen.length })}
      busy={moving.isPending}
      failed={moving.isError ? { what: t('agreement.move.failed'), error: moving.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      {chosen.length === 1 && chosen[0]?.newDue && (
        <p className="t-2">
          {t('agreement.move.one', {
            was: time.moment(fromIso(chosen[0].due)),
            due: time.moment(fromIso(chosen[0].newDue)),
          })}
        </p>
      )}
      {sooner > 0 && <p className="t-2">{t('agreement.move.sooner', { n: sooner })}</p>}
      {reasons.map((one) => (
        <TextArea
          key={one.language}
          label={names[one.language]}
          lang={one.language}
          error={isFaulty && typed(one).trim() === '' ? t('agreement.move.no-reason') : undefined}
          value={typed(one)}
          maxLength={LONGEST_REASON}
          rows={2}
          onChange={(event) => {
            const reason = event.currentTarget.value;
            setWording({ ...wording, reasons: { ...wording.reasons, [one.language]: reason } });
          }}
        />
      ))}
      <details className="agreement-more" open={chosen.length === 1}>
        <summary>{t('agreement.move.words', { n: chosen.length })}</summary>
        <div className="agreement-told">
          {chosen.map((promise) => (
            <Words
              key={promise.id}
              promise={promise}
              wording={wording}
              onChange={(words) => setWording({ ...wording, words: { ...wording.words, [promise.id]: words } })}
            />
          ))}
        </div>
      </details>
    </FormDialog>
  );
}
