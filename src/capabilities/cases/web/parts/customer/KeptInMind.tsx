import { IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Customer, useKeepInMind } from '../../customers.ts';
import { firstNameOf } from '../names.ts';
import './customer.css';

interface KeptInMindProps {
  readonly of: Customer;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function KeepDialog({ of, onClose }: KeptInMindProps & { readonly onClose: () => void }) {
  const t = useText();
  const keep = useKeepInMind(of);
  const [reachBy, setReachBy] = useState(of.keptInMind?.reachBy ?? '');
  const [notes, setNotes] = useState(of.keptInMind?.notes ?? '');
  const name = firstNameOf(of.name);
  const submit = () => {
    const onSuccess = () => {
      tell({ text: t('customer-page.noted', { name }) });
      onClose();
    };
    keep.mutate({ reachBy: orNull(reachBy), notes: orNull(notes) }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('customer-page.note-title', { name: of.name })}
      submit={t('customer-page.note-submit')}
      busy={keep.isPending}
      failed={keep.isError ? { what: t('customer-page.not-noted'), error: keep.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('customer-page.note-text', { name })}</p>
      <TextField
        label={t('customer-page.reach-by')}
        hint={t('customer-page.reach-by-hint')}
        value={reachBy}
        maxLength={200}
        onChange={(event) => setReachBy(event.target.value)}
      />
      <TextArea
        label={t('customer-page.notes')}
        hint={t('customer-page.notes-hint')}
        rows={5}
        value={notes}
        maxLength={4000}
        onChange={(event) => setNotes(event.target.value)}
      />
    </FormDialog>
  );
}

/** What the desk keeps in mind about a customer: the team's alone, by colour, edge and words. */
export function KeptInMind({ of }: KeptInMindProps) {
  const t = useText();
  const [editing, edit] = useState(false);
  const kept = of.keptInMind;
  const moment = kept && <Moment at={fromIso(kept.changedAt)} form="past" />;
  return (
    <section className="cu-note" aria-label={t('customer-page.note-of', { name: of.name })}>
      <div className="cu-note-head">
        <Icon of={IconLock} />
        <h2 className="grow">{t('customer-page.team-only')}</h2>
        <Act icon={IconPencil} onClick={() => edit(true)}>
          {t('customer-page.note')}
        </Act>
      </div>
      {kept?.notes ? (
        <p className="t-prose">{kept.notes}</p>
      ) : (
        <p>{t('customer-page.nothing-noted', { name: firstNameOf(of.name) })}</p>
      )}
      {kept && (
        <p className="t-13 cu-note-by">
          <Phrase id="customer-page.noted-by" values={{ name: kept.changedBy, moment }} />
        </p>
      )}
      {editing && <KeepDialog of={of} onClose={() => edit(false)} />}
    </section>
  );
}
