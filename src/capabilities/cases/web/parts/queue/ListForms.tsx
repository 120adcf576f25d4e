import { Suspense } from 'react';
import { lazy } from '#ui/lazy.tsx';
import type { Summary } from '../../queries.ts';
import { useCaseSlots } from '../../slots.ts';
import { AssignDialog } from '../dialogs/AssignDialog.tsx';
import { NowLineDialog } from '../NowLineDialog.tsx';
import type { ListForm } from './OneByOne.tsx';

const OneByOne = lazy(() => import('./OneByOne.tsx').then((file) => file.OneByOne));
const UpdateDialog = lazy(() => import('../bulk/UpdateDialog.tsx').then((file) => file.UpdateDialog));

/** What is being done with which rows; null while no form is open. */
export type Doing = {
  readonly what: 'now' | 'assign' | 'remind' | 'write' | 'resolve' | ListForm;
  readonly rows: readonly Summary[];
} | null;

interface FormsProps {
  readonly doing: Doing;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onOne: (row: Pick<Summary, 'id'>) => void;
  /** Shows another form for the same rows. */
  readonly onInstead: (form: ListForm) => void;
}

/** The form over the list, for the rows that it is about. */
export function ListForms({ doing, onClose, onDone, onOne, onInstead }: FormsProps) {
  const { RemindMe } = useCaseSlots();
  if (doing === null) return null;
  if (doing.what === 'now') return <NowLineDialog cases={doing.rows} onClose={onClose} onSaid={onDone} />;
  if (doing.what === 'write' || doing.what === 'resolve') {
    return (
      <Suspense fallback={null}>
        <UpdateDialog
          cases={doing.rows}
          {...(doing.what === 'resolve' && { resolves: '' })}
          onClose={onClose}
          onSent={onDone}
        />
      </Suspense>
    );
  }
  if (doing.what === 'remind') {
    return (
      <Suspense fallback={null}>
        <RemindMe
          cases={doing.rows}
          {...(doing.rows.length === 1 && { onMove: () => onInstead('renegotiate') })}
          onClose={onClose}
        />
      </Suspense>
    );
  }
  if (doing.what !== 'assign') {
    return (
      <Suspense fallback={null}>
        <OneByOne form={doing.what} rows={doing.rows} onDone={onOne} onClose={onClose} />
      </Suspense>
    );
  }
  return <AssignDialog cases={doing.rows} onClose={onClose} onAssigned={onDone} />;
}
