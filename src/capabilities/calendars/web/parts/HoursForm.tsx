import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { bodyOf, draftFaults, type HoursDraft } from '../hours-draft.ts';
import { type Calendar, usePreview, usePublish } from '../queries.ts';
import { DatedFields } from './DatedFields.tsx';
import { ImportHolidays } from './ImportHolidays.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import type { PinnedSlot } from './pinned-slot.ts';
import { useFaults } from './useFaults.ts';
import { WeekFields } from './WeekFields.tsx';
import './form.css';

interface HoursFormProps {
  readonly start: HoursDraft;
  /** The calendar that is changed; without it, a new one. */
  readonly known?: Calendar;
  readonly Pinned?: PinnedSlot;
  readonly onDone: (name: string) => void;
}

function zones(given: string) {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', given]);
  return [...names].toSorted().map((name) => ({ value: name, label: name }));
}

function PinnedPlace({ calendarId, Pinned }: { readonly calendarId: Calendar['id']; readonly Pinned: PinnedSlot }) {
  const t = useText();
  return (
    <ErrorBoundary fallback={(error) => <ErrorState failed={t('calendar.pinned-failed')} error={error} />}>
      <Suspense fallback={null}>
        <Pinned calendarId={calendarId} />
      </Suspense>
    </ErrorBoundary>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** What publishing needs: the draft, what would come of it, and the two steps to get there. */
function useHoursForm({ start, known, onDone }: HoursFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(start);
  const [looks, setLooks] = useState(0);
  const preview = usePreview(known?.id);
  const publish = usePublish(known);
  const faults = useFaults(draft, { tried: looks > 0, error: publish.error ?? preview.error });
  const refused = preview.error ?? publish.error;
  // Once the faults are drawn, the first of them takes the focus; never while somebody types.
  useEffect(() => {
    if (looks > 0) focusFault(form.current);
  }, [looks]);
  useEffect(() => {
    if (refused) focusFault(form.current);
  }, [refused]);
  const change = (changed: Partial<HoursDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    preview.reset();
    publish.reset();
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    setLooks((before) => before + 1);
    if (preview.isPending || Object.keys(draftFaults(draft)).length > 0) return;
    preview.mutate(bodyOf(draft));
  };
  const send = () => {
    const input = { name: draft.name, body: bodyOf(draft) };
    publish.mutate(input, { onSuccess: () => onDone(draft.name.trim()) });
  };
  return { form, draft, change, look, send, preview, publish, faults };
}

/** Hours as fields: looked at first, published after that. */
export function HoursForm(props: HoursFormProps) {
  const t = useText();
  const { known, Pinned } = props;
  const { form, draft, change, look, send, preview, publish, faults } = useHoursForm(props);
  return (
    <form ref={form} className="hours-form" onSubmit={look} noValidate>
      {!known && (
        <TextField
          label={t('calendar.name')}
          name="name"
          maxLength={120}
          value={draft.name}
          error={faults.fields.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
      <SelectField
        label={t('calendar.zone')}
        name="zone"
        value={draft.zone}
        options={zones(draft.zone)}
        error={faults.fields.zone}
        onChange={(event) => change({ zone: event.target.value })}
      />
      <WeekFields weekly={draft.weekly} faults={faults.fields} onChange={(weekly) => change({ weekly })} />
      <DatedFields
        list="holidays"
        title={t('calendar.holidays')}
        hint={t('calendar.holidays-hint')}
        label={t('calendar.holiday-name')}
        add={t('calendar.add-holiday')}
        rows={draft.holidays}
        faults={faults.fields}
        onChange={(holidays) => change({ holidays })}
      >
        <ImportHolidays rows={draft.holidays} onTake={(holidays) => change({ holidays })} />
      </DatedFields>
      <DatedFields
        list="exceptions"
        title={t('calendar.exceptions')}
        hint={t('calendar.exceptions-hint')}
        label={t('calendar.hours')}
        placeholder={t('calendar.closed')}
        add={t('calendar.add-exception')}
        rows={draft.exceptions}
        faults={faults.fields}
        onChange={(exceptions) => change({ exceptions })}
      />
      {known && (
        <TextField
          label={t('calendar.from')}
          hint={t('calendar.from-hint')}
          type="date"
          name="effectiveFrom"
          value={draft.from}
          error={faults.fields.effectiveFrom}
          onChange={(event) => change({ from: event.target.value })}
        />
      )}
      {faults.error && (
        <ErrorState failed={t('calendar.not-published')} safe={t('calendar.not-published-safe')} error={faults.error} />
      )}
      <div className="row wrap gap8">
        <Button look={preview.data ? 'default' : 'filled'} type="submit" busy={preview.isPending}>
          {t('calendar.look')}
        </Button>
        <ButtonLink href="/admin/hours" look="plain">
          {t('calendar.leave')}
        </ButtonLink>
      </div>
      {preview.data && (
        <PreviewPanel preview={preview.data} zone={draft.zone} compared={known !== undefined}>
          {known && Pinned && <PinnedPlace calendarId={known.id} Pinned={Pinned} />}
          <Button look="filled" busy={publish.isPending} onClick={send}>
            {known ? t('calendar.publish') : t('calendar.create')}
          </Button>
        </PreviewPanel>
      )}
    </form>
  );
}
