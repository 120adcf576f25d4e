import { Suspense } from 'react';
import { lazy } from '#ui/lazy.tsx';
import type { Summary } from '../queries.ts';
import { type RemindedCase, useCaseSlots } from '../slots.ts';
import { NowLineDialog } from './NowLineDialog.tsx';

const OneByOne = lazy(() => import('./queue/OneByOne.tsx').then((file) => file.OneByOne));

/** What is being done with which row of Today; null while no form is open. */
export type OverToday =
  | { readonly form: 'now'; readonly row: Summary }
  | { readonly form: 'remind' | 'renegotiate' | 'seen'; readonly row: RemindedCase }
  | null;

interface TodayFormsProps {
  readonly over: OverToday;
  readonly show: (over: OverToday) => void;
}

/** The form over Today, for the row that it is about. */
export function TodayForms({ over, show }: TodayFormsProps) {
  const { RemindMe } = useCaseSlots();
  const close = () => show(null);
  if (over === null) return null;
  if (over.form === 'now') return <NowLineDialog cases={[over.row]} onClose={close} />;
  if (over.form === 'remind') {
    return (
      <Suspense fallback={null}>
        <RemindMe cases={[over.row]} onMove={() => show({ ...over, form: 'renegotiate' })} onClose={close} />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={null}>
      <OneByOne form={over.form} rows={[over.row]} onDone={() => undefined} onClose={close} />
    </Suspense>
  );
}
