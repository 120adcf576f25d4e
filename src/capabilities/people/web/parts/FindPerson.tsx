import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';

const SHOWN = 6;

interface FindPersonProps<Found extends { readonly id: string; readonly name: string }> {
  /** Among whom, as the words below say it too. */
  readonly among: 'accounts' | 'teams';
  /** Under which key what was found is remembered. */
  readonly queryKey: readonly unknown[];
  readonly search: (q: string, signal: AbortSignal) => Promise<readonly Found[]>;
  /** Who is there already and is not offered again. */
  readonly taken: ReadonlyArray<{ readonly id: string }>;
  readonly onAdd: (found: Found) => void;
}

/** Finds somebody by a part of their name and offers to add them; those found before stay until the next are there. */
export function FindPerson<Found extends { readonly id: string; readonly name: string }>(
  props: FindPersonProps<Found>,
) {
  const { among, queryKey, search, taken, onAdd } = props;
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const people = useQuery({
    queryKey: [...queryKey, q],
    queryFn: ({ signal }) => search(q, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const others = (q === '' ? [] : (people.data ?? [])).filter(({ id }) => taken.every((one) => one.id !== id));
  return (
    <>
      <TextField
        label={t(`${among}.find`)}
        value={typed}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter looks for somebody here; it does not save the page.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <ul aria-label={t(`${among}.found`)}>
        {others.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="acc-add"
              onClick={() => {
                onAdd(one);
                setTyped('');
              }}
            >
              <Icon of={IconPlus} />
              {t(`${among}.add`, { name: one.name })}
            </button>
          </li>
        ))}
      </ul>
      {people.isError && <ErrorState failed={t(`${among}.search-failed`)} error={people.error} />}
      {q !== '' && people.isSuccess && others.length === 0 && <p className="t-13 t-3">{t(`${among}.nobody`)}</p>}
    </>
  );
}
