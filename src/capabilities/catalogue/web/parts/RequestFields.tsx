import { type ReactNode, useId } from 'react';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import type { FormField } from '../../domain/index.ts';
import type { FormAnswers } from '../answers.ts';
import './request-fields.css';

/** So many choices still stand beside each other; more of them become a list that opens. */
const SHOWN_CHOICES = 5;

interface FieldProps {
  readonly field: FormField;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

interface GroupProps extends Pick<FieldProps, 'field' | 'error'> {
  readonly children: ReactNode;
}

function useLabel({ label, required }: FormField): string {
  const t = useText();
  return required ? label : t('request.optional', { label });
}

/** Several things under one question. */
function Group({ field, error, children }: GroupProps) {
  const id = useId();
  const label = useLabel(field);
  const described = [field.hint === null ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return (
    <fieldset
      className="rq-group"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={described.length > 0 ? described.join(' ') : undefined}
    >
      <legend>{label}</legend>
      {field.hint !== null && (
        <p id={`${id}-hint`} className="ek-field-hint">
          {field.hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="ek-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function OneOf({ field, values, error, onChange }: FieldProps) {
  const t = useText();
  const name = useId();
  const label = useLabel(field);
  if (field.choices.length > SHOWN_CHOICES) {
    const options = [
      { value: '', label: t('request.choose') },
      ...field.choices.map((one) => ({ value: one, label: one })),
    ];
    return (
      <SelectField
        label={label}
        hint={field.hint ?? undefined}
        error={error}
        large
        options={options}
        value={values[0] ?? ''}
        onChange={(event) => onChange([event.target.value])}
      />
    );
  }
  return (
    <Group field={field} error={error}>
      {field.choices.map((choice) => (
        <label key={choice} className="rq-choice">
          <input type="radio" name={name} checked={values[0] === choice} onChange={() => onChange([choice])} />
          <span>{choice}</span>
        </label>
      ))}
    </Group>
  );
}

function SomeOf({ field, values, error, onChange }: FieldProps) {
  const toggle = (choice: string, on: boolean) =>
    onChange(field.choices.filter((one) => (one === choice ? on : values.includes(one))));
  return (
    <Group field={field} error={error}>
      {field.choices.map((choice) => (
        <Check
          key={choice}
          label={choice}
          checked={values.includes(choice)}
          onChange={(event) => toggle(choice, event.target.checked)}
        />
      ))}
    </Group>
  );
}

const INPUTS = {
  text: { type: 'text', maxLength: 200 },
  person: { type: 'text', maxLength: 120, autoComplete: 'name' },
  number: { type: 'text', inputMode: 'decimal', maxLength: 20 },
  date: { type: 'date' },
} as const;

function Line({ field, values, error, onChange }: FieldProps) {
  const label = useLabel(field);
  const shared = { label, hint: field.hint ?? undefined, error, large: true, value: values[0] ?? '' };
  if (field.kind === 'long-text') {
    return <TextArea {...shared} maxLength={5000} onChange={(event) => onChange([event.target.value])} />;
  }
  const kind = field.kind === 'person' || field.kind === 'number' || field.kind === 'date' ? field.kind : 'text';
  return <TextField {...shared} {...INPUTS[kind]} onChange={(event) => onChange([event.target.value])} />;
}

interface RequestFieldsProps {
  readonly form: readonly FormField[];
  readonly answers: FormAnswers;
  /** What is wrong, by the key of the field. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (key: string, values: readonly string[]) => void;
  /** Where files are added to a field that asks for some. */
  readonly files: (field: FormField) => ReactNode;
}

/** The questions of a form, as whoever requests something sees them. */
export function RequestFields({ form, answers, faults, onChange, files }: RequestFieldsProps) {
  return form.map((field) => {
    const { key, kind } = field;
    const props = {
      field,
      values: answers[key] ?? [],
      error: faults[key],
      onChange: (values: readonly string[]) => onChange(key, values),
    };
    if (kind === 'choice') return <OneOf key={key} {...props} />;
    if (kind === 'choices') return <SomeOf key={key} {...props} />;
    if (kind !== 'file') return <Line key={key} {...props} />;
    return (
      <Group key={key} field={field} error={faults[key]}>
        {files(field)}
      </Group>
    );
  });
}
