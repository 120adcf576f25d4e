import { useState } from 'react';
import { Problem } from '#kernel/problem.ts';
import { Act } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Tip } from '#ui/desk/Tip.tsx';
import { Section } from '#ui/Section.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { tell } from '#ui/toast.ts';
import { WORDS } from './sample.ts';

/** Empty, failed, and what floats. */
export function StatesPart() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Section title={WORDS.next} count={2} ruled action={<Act command="case.promise">{WORDS.step}</Act>}>
        <EmptyState title={WORDS.emptyTitle} text={WORDS.emptyText} action={<Act>{WORDS.emptyAct}</Act>} />
      </Section>
      <section className="kit-part">
        <h2>{'ErrorState, Toast, Dialog, Tip'}</h2>
        <ErrorState
          failed={WORDS.notSent}
          safe={WORDS.draftSafe}
          error={new Problem('unreachable', 0)}
          onRetry={() => undefined}
        />
        <div className="row gap8 wrap kit-below">
          <Act onClick={() => tell({ text: WORDS.toast, undo: () => undefined })}>{WORDS.showToast}</Act>
          <Tip label={WORDS.dialogTitle} command="case.renegotiate">
            <button type="button" className="ek-btn ek-btn-default ek-btn-act" onClick={() => setOpen(true)}>
              {WORDS.openDialog}
            </button>
          </Tip>
        </div>
        {open && (
          <Dialog title={WORDS.dialogTitle} onClose={() => setOpen(false)} foot={<Act>{WORDS.laterAct}</Act>}>
            <p>{WORDS.dialogText}</p>
          </Dialog>
        )}
      </section>
    </>
  );
}
