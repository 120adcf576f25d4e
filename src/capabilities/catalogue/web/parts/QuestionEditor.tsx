import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { IconButton } from '#ui/Button.tsx';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { FIELD_KINDS, hasChoices } from '../../domain/index.ts';
import type { FieldDraft } from '../draft.ts';

interface QuestionEditorProps {
  readonly field: FieldDraft;
  readonly number: number;
  readonly onChange: (field: FieldDraft) => void;
  /** Null for the first. */
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
}

/** One question of a form: what it asks, how it is answered, and whether it must be. */
export function QuestionEditor({ field, number, onChange, onUp, onRemove }: QuestionEditorProps) {
  const t = useText();
  const kinds = FIELD_KINDS.map((kind) => ({ value: kind, label: t(`offer.kind.${kind}`) }));
  return (
    <fieldset>
      <legend className="sr">{t('offer.question', { number })}</legend>
      <div className="offer-question-head">
        <TextField
          label={t('offer.question', { number })}
          maxLength={120}
          value={field.label}
          onChange={(event) => onChange({ ...field, label: event.target.value })}
        />
        {onUp && <IconButton label={t('offer.up', { number })} icon={IconArrowUp} onClick={onUp} />}
        <IconButton label={t('offer.remove', { number })} icon={IconTrash} onClick={onRemove} />
      </div>
      <div className="offer-question-more">
        <SelectField
          label={t('offer.kind')}
          options={kinds}
          value={field.kind}
          onChange={(event) =>
            onChange({ ...field, kind: FIELD_KINDS.find((kind) => kind === event.target.value) ?? field.kind })
          }
        />
        <TextField
          label={t('offer.hint')}
          maxLength={200}
          value={field.hint}
          onChange={(event) => onChange({ ...field, hint: event.target.value })}
        />
      </div>
      {hasChoices(field.kind) && (
        <TextArea
          label={t('offer.choices')}
          hint={t('offer.choices-hint')}
          value={field.choices}
          onChange={(event) => onChange({ ...field, choices: event.target.value })}
        />
      )}
      <Check
        label={t('offer.required')}
        checked={field.required}
        onChange={(event) => onChange({ ...field, required: event.target.checked })}
      />
    </fieldset>
  );
}
