import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useVoidPause } from '../changes.ts';
import { type Doubted, type DoubtedPause, type Voiding, voidingQuery } from '../queries.ts';
import { consequenceOf } from './pauses-view.ts';

const LONGEST_REASON = 500;

function Words({ voiding }: { readonly voiding: Voiding }) {
  const t = useText();
  const time = useTime();
  const { before, after } = voiding;
  const { kind, lateBy } = consequenceOf(voiding);
  const due = time.moment(fromIso(after.due));
  return (
    <>
      <p>
        {before.due === after.due
          ? t('pauses.due-stays', { due })
          : t('pauses.due-moves', { was: time.moment(fromIso(before.due)), due })}
      </p>
      <p className={kind.startsWith('breaks') ? 't-600 t-late' : 't-600'}>
        {t(`pauses.then.${kind}`, { due, late: lateBy === null ? '' : time.span(lateBy, 'long') })}
      </p>
      <p className="t-3">{t('pauses.both-stay')}</p>
    </>
  );
}

/** What would happen, before anybody says that it shall. */
function Preview({ doubted, pause }: Pick<VoidDialogProps, 'doubted' | 'pause'>) {
  const t = useText();
  const { data, isPending, isError, error, refetch } = useQuery(voidingQuery(doubted.promise.id, pause.from));
  return (
    <section className="pv-preview" aria-label={t('pauses.what-happens')} aria-live="polite">
      <h3>{t('pauses.what-happens')}</h3>
      {isPending && <Skeleton rows={rowsOf(3, 20)} />}
      {isError && <ErrorState failed={t('pauses.no-preview')} error={error} onRetry={() => void refetch()} />}
      {data && <Words voiding={data} />}
    </section>
  );
}

interface VoidDialogProps {
  readonly doubted: Doubted;
  readonly pause: DoubtedPause;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says that a pause did not hold up: what happens then, and the reason that stays in the record. */
export function VoidDialog({ doubted, pause, onDone, onClose }: VoidDialogProps) {
  const t = useText();
  const undo = useVoidPause();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isLast = doubted.pauses.filter(({ voided }) => voided === null).length === 1;
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    const given = { promiseId: doubted.promise.id, pausedAt: pause.from, reason: reason.trim() };
    undo.mutate(given, {
      onSuccess: () => {
        tell({ text: t('pauses.voided-now') });
        onClose();
        if (isLast) onDone();
      },
    });
  };
  return (
    <FormDialog
      title={t('pauses.void')}
      submit={t('pauses.void-submit')}
      busy={undo.isPending}
      failed={undo.isError ? { what: t('pauses.not-decided'), error: undo.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Preview doubted={doubted} pause={pause} />
      <TextArea
        label={t('pauses.void-reason')}
        hint={t('pauses.reason-hint')}
        error={tried && reason.trim() === '' ? t('pauses.no-reason') : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
