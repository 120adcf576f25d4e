import { type ReactNode, useId } from 'react';
import { flushSync } from 'react-dom';
import { Dialog } from '#ui/Dialog.tsx';
import { useOptions } from './useOptions.ts';
import './search.css';

interface Findable {
  readonly id: string;
}

/** What stands under one heading. */
export interface FoundGroup<Found extends Findable> {
  readonly name: string;
  readonly found: readonly Found[];
  /** The name is for the ear alone: what it holds says what it is. */
  readonly silent?: boolean;
}

interface FindDialogProps<Found extends Findable> {
  readonly title: string;
  /** What the field asks for, and what stands in it while it is empty. */
  readonly field: string;
  readonly placeholder?: string;
  /** What the list holds. */
  readonly list: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly groups: ReadonlyArray<FoundGroup<Found>>;
  readonly show: (found: Found) => ReactNode;
  readonly onTake: (found: Found) => void;
  readonly onClose: () => void;
  /** Said below the field, such as that nothing was found. */
  readonly status: ReactNode;
  /** Below the list. */
  readonly children?: ReactNode;
}

/** A field that finds while one types, what it found under headings: arrows move the mark, Enter takes what is marked. */
export function FindDialog<Found extends Findable>({ groups, onTake, onClose, ...shown }: FindDialogProps<Found>) {
  const id = useId();
  const take = (found: Found) => {
    // The page below gets the focus back first, and what is taken moves it then.
    flushSync(onClose);
    onTake(found);
  };
  const { current, onKeyDown, start } = useOptions(
    groups.flatMap(({ found }) => found),
    take,
  );
  return (
    <Dialog title={shown.title} onClose={onClose}>
      <input
        data-first-focus
        className="ek-input"
        role="combobox"
        aria-label={shown.field}
        aria-expanded={current !== undefined}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        placeholder={shown.placeholder ?? shown.field}
        autoComplete="off"
        value={shown.typed}
        onChange={({ target }) => {
          shown.onType(target.value);
          start();
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="t-3 search-none">
        {shown.status}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={shown.list}
        className="search-found"
        hidden={current === undefined}
      >
        {groups.map(({ name, found, silent }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options so
          <div key={name} role="group" aria-label={name}>
            {!silent && (
              <p className="search-kind" aria-hidden>
                {name}
              </p>
            )}
            {found.map((one) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
              <div
                key={one.id}
                id={`${id}-${one.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={one === current}
                onClick={() => take(one)}
              >
                {shown.show(one)}
              </div>
            ))}
          </div>
        ))}
      </div>
      {shown.children}
    </Dialog>
  );
}
