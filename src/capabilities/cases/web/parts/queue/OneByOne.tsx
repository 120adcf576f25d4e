import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isOpen } from '../../../domain/states.ts';
import { caseQuery, type Detail, type Summary } from '../../queries.ts';
import { CaseForms } from '../CaseForms.tsx';
import { mayHandOver } from '../case-entries.ts';
import { nextToMove } from '../promises.ts';
import type { OpenForm } from '../useCaseActions.tsx';

/** The forms of one case that work from the list as well. */
export type ListForm = 'transfer' | 'merge' | 'macro' | 'callback' | 'renegotiate' | 'help' | 'seen';

type Row = Pick<Summary, 'id' | 'number' | 'subject'>;

interface OneByOneProps {
  readonly form: ListForm;
  /** With several, one after the other, as long as each was done. */
  readonly rows: readonly Row[];
  readonly onDone: (row: Row) => void;
  readonly onClose: () => void;
}

/** The form as the case allows it; null where it does not. */
function useForm(form: ListForm, of: Detail | undefined): OpenForm | null {
  const me = useMe();
  const time = useTime();
  if (of && form === 'seen') return { name: form };
  if (!of || !isOpen(of.state)) return null;
  if (form === 'transfer' && !mayHandOver(of, me.id)) return null;
  if (form !== 'renegotiate') return { name: form };
  const promise = nextToMove(of, time.now);
  return promise ? { name: 'renegotiate', promise } : null;
}

interface OneProps extends Pick<OneByOneProps, 'form'> {
  readonly row: Row;
  /** `done` where the case has changed by it. */
  readonly onClose: (done: boolean) => void;
}

/** The case as it is now, and whether it was answered anew since it came: then something was done with it. */
function useCaseOf(row: Row) {
  const queries = useQueryClient();
  const options = caseQuery(row.id);
  const known = useQuery({ ...options, staleTime: 0 });
  const answers = () => queries.getQueryState(options.queryKey)?.dataUpdateCount ?? 0;
  const [came, setCame] = useState<number | null>(null);
  const fresh = known.isSuccess && !known.isFetching;
  const onFresh = useEffectEvent(() => setCame((known) => known ?? answers()));
  useEffect(() => {
    if (fresh) onFresh();
  }, [fresh]);
  return { known, isHere: came !== null, wasChanged: () => came !== null && answers() > came };
}

function One({ form: wanted, row, onClose }: OneProps) {
  const t = useText();
  const { known, isHere, wasChanged } = useCaseOf(row);
  const [other, show] = useState<OpenForm | null>(null);
  const form = useForm(wanted, known.data);
  const close = () => onClose(wasChanged());
  if (known.data && isHere && form) {
    return <CaseForms of={known.data} actions={{ form: other ?? form, close, show, items: [] }} overList />;
  }
  if (!isHere && !known.isError) return null;
  return (
    <Dialog title={row.subject} onClose={() => onClose(false)}>
      {known.isError ? (
        <ErrorState failed={t('case.failed', { number: String(row.number) })} error={known.error} />
      ) : (
        <p>{t('queue.not-possible', { number: String(row.number) })}</p>
      )}
    </Dialog>
  );
}

/** A form of a case over the list, for each of the chosen ones in turn. Closing one undone ends it. */
export function OneByOne({ form, rows, onDone, onClose }: OneByOneProps) {
  const [place, setPlace] = useState(0);
  const row = rows[place];
  if (!row) return null;
  const next = (done: boolean) => {
    if (done) onDone(row);
    if (done && place + 1 < rows.length) setPlace(place + 1);
    else onClose();
  };
  return <One key={row.id} form={form} row={row} onClose={next} />;
}
