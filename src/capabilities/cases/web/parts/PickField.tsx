import { type ReactNode, useId } from 'react';
import { useOptions } from './useOptions.ts';
import './forms.css';

interface PickFieldProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** What fits what is typed, the best first. */
  readonly found: readonly Item[];
  readonly show: (item: Item) => ReactNode;
  readonly onTake: (item: Item) => void;
  /** Said to screen readers too: that nothing fits, or nothing. */
  readonly nothing: string | false;
  /** The page begins here. */
  readonly isFirst?: boolean;
  /** Lies over what follows instead of moving it down. */
  readonly over?: boolean;
  /** Below the list, such as that a search failed. */
  readonly children?: ReactNode;
}

/** One of many by typing a part of its name: the arrow keys move the mark, Enter takes it. */
export function PickField<Item extends { readonly id: string }>(props: PickFieldProps<Item>) {
  const { label, hint, error, typed, onType, found, show, onTake, nothing, isFirst = false, over = false } = props;
  const id = useId();
  const { current, onKeyDown, start } = useOptions(found, onTake);
  return (
    <div className={over ? 'ek-field cs-pick cs-pick-over' : 'ek-field cs-pick'}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="ek-field-hint">
        {hint}
      </p>
      <input
        id={id}
        className="ek-input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: only a page that was asked for begins so, with whom it is about
        autoFocus={isFirst}
        onChange={(event) => {
          onType(event.target.value);
          start();
        }}
        onKeyDown={(event) => {
          if (!event.ctrlKey && !event.metaKey) onKeyDown(event);
        }}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="ek-field-error">
          {error}
        </p>
      )}
      <div id={`${id}-list`} role="listbox" aria-label={label} className="cs-picks" hidden={found.length === 0}>
        {found.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={item.id === current?.id}
            onClick={() => onTake(item)}
          >
            {show(item)}
          </div>
        ))}
      </div>
      <p role="status" className="t-13 t-3">
        {nothing}
      </p>
      {props.children}
    </div>
  );
}
