import { type FormEvent, useState } from 'react';
import { faultsOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { FIELDS_AT_MOST } from '../../domain/index.ts';
import { bodyOf, type Draft, draftOf, movedUp, withField } from '../draft.ts';
import { type Offered, useSaveOffer } from '../queries.ts';
import { ApprovalFields } from './ApprovalFields.tsx';
import { OfferPreview } from './OfferPreview.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import './offers.css';

interface OfferEditorProps {
  /** Null for a new one. */
  readonly known: Offered | null;
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

interface PartProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function Questions({ draft, onDraft }: PartProps) {
  const t = useText();
  const { form } = draft;
  return (
    <fieldset className="offer-questions">
      <legend className="t-h3">{t('offer.questions')}</legend>
      <p className="t-13 t-3">{t('offer.questions-hint', { most: FIELDS_AT_MOST })}</p>
      <ol>
        {form.map((field, place) => (
          <li key={field.key} className="offer-question">
            <QuestionEditor
              field={field}
              number={place + 1}
              onChange={(changed) => onDraft({ ...draft, form: form.with(place, changed) })}
              onUp={place === 0 ? null : () => onDraft(movedUp(draft, place))}
              onRemove={() => onDraft({ ...draft, form: form.filter((one) => one !== field) })}
            />
          </li>
        ))}
      </ol>
      {form.length < FIELDS_AT_MOST && (
        <div>
          <Button onClick={() => onDraft(withField(draft))}>{t('offer.add-question')}</Button>
        </div>
      )}
    </fieldset>
  );
}

/** Writes what can be requested, with what whoever requests it will see beside. */
export function OfferEditor({ known, services }: OfferEditorProps) {
  const t = useText();
  const go = useGo();
  const [draft, setDraft] = useState(() => draftOf(known, services[0]?.id ?? ''));
  const saving = useSaveOffer(known);
  const faults = faultsOf(saving.error);
  const set = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending) return;
    saving.mutate(bodyOf(draft), {
      onSuccess: ({ name }) => {
        tell({ text: t('offer.saved', { name }) });
        go('/admin/requests');
      },
    });
  };
  return (
    <div className="offer-editor">
      <form className="offer-form" onSubmit={save}>
        <TextField
          label={t('offer.name')}
          error={faults['body.name']}
          required
          maxLength={80}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextArea
          label={t('offer.summary')}
          hint={t('offer.summary-hint')}
          error={faults['body.summary']}
          required
          maxLength={1000}
          value={draft.summary}
          onChange={(event) => set({ summary: event.target.value })}
        />
        <TextField
          label={t('offer.cost')}
          hint={t('offer.cost-hint')}
          maxLength={120}
          value={draft.cost}
          onChange={(event) => set({ cost: event.target.value })}
        />
        <SelectField
          label={t('offer.service')}
          hint={t('offer.service-hint')}
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.serviceId}
          onChange={(event) => set({ serviceId: event.target.value })}
        />
        <ApprovalFields draft={draft} onDraft={setDraft} />
        <Questions draft={draft} onDraft={setDraft} />
        {known && (
          <Check
            label={t('offer.retired')}
            checked={draft.retired}
            onChange={(event) => set({ retired: event.target.checked })}
          />
        )}
        {saving.isError && <ErrorState failed={t('offer.not-saved')} safe={t('offer.safe')} error={saving.error} />}
        <div>
          <Button look="filled" type="submit" busy={saving.isPending}>
            {t(known ? 'offer.save' : 'offer.create')}
          </Button>
        </div>
      </form>
      <OfferPreview draft={draft} />
    </div>
  );
}
