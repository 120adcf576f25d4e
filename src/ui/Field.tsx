import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import './field.css';

interface Described {
  readonly label: string;
  /** How to fill it in, before the field. */
  readonly hint?: string | undefined;
  /** How to put it right, in a sentence. What was typed stays. */
  readonly error?: string | undefined;
  /** 44 px high, on the portal and sign-in. */
  readonly large?: boolean;
}

interface FrameProps extends Described {
  readonly id: string;
  readonly children: ReactNode;
}

function Frame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div className="ek-field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="ek-field-hint">
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="ek-field-error">
          {error}
        </p>
      )}
    </div>
  );
}

function wiring(id: string, { hint, error, large }: Described) {
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return {
    id,
    className: large ? 'ek-input ek-input-large' : 'ek-input',
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  };
}

interface TextFieldProps extends Described, InputHTMLAttributes<HTMLInputElement> {
  readonly ref?: Ref<HTMLInputElement>;
}

/** A line of text with its visible label. Takes what an input takes. */
export function TextField({ label, hint, error, large, ref, ...input }: TextFieldProps) {
  const id = useId();
  const described = { label, hint, error, ...(large && { large }) };
  return (
    <Frame id={id} {...described}>
      <input type="text" ref={ref} {...input} {...wiring(id, described)} />
    </Frame>
  );
}

interface TextAreaProps extends Described, TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with them. */
export function TextArea({ label, hint, error, large, ref, ...input }: TextAreaProps) {
  const id = useId();
  const described = { label, hint, error, ...(large && { large }) };
  return (
    <Frame id={id} {...described}>
      <textarea rows={3} ref={ref} {...input} {...wiring(id, described)} />
    </Frame>
  );
}

interface SelectFieldProps extends Described, SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few. For many, the desk has Mantine's searchable lists. */
export function SelectField({ label, hint, error, large, options, ...select }: SelectFieldProps) {
  const id = useId();
  const described = { label, hint, error, ...(large && { large }) };
  return (
    <Frame id={id} {...described}>
      <select {...select} {...wiring(id, described)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface CheckProps extends InputHTMLAttributes<HTMLInputElement> {
  /** In words beside the box; or `hidden`, where a row says it. */
  readonly label: string;
  readonly hidden?: boolean;
}

/** A box to tick. */
export function Check({ label, hidden = false, ...input }: CheckProps) {
  return (
    <label className="ek-check">
      <input type="checkbox" {...input} />
      <span className={hidden ? 'sr' : undefined}>{label}</span>
    </label>
  );
}
