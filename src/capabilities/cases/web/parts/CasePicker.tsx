import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Detail, openCasesOfQuery, type Summary, searchQuery } from '../queries.ts';
import { PickField } from './PickField.tsx';
import { useSettled } from './useSettled.ts';

export type Picked = Pick<Summary, 'id' | 'number' | 'subject' | 'requester'>;

interface CasePickerProps {
  readonly of: Detail;
  /** Only open ones of the same customer, or any that the reader may see. */
  readonly among: 'open-of-customer' | 'all';
  readonly label: string;
  readonly hint: string;
  /** Said when no case matches. */
  readonly nothing: string;
  readonly chosen: Picked | null;
  readonly error: string | undefined;
  readonly onChoose: (found: Picked | null) => void;
}

/** The other open cases of who asked, until somebody types; then what matches. */
function useFound({ of, among }: Pick<CasePickerProps, 'of' | 'among'>, typed: string) {
  const q = useSettled(typed.trim().replace(/^#/, ''));
  const theirs = useQuery(openCasesOfQuery(of.requester.id));
  const within = among === 'all' ? { show: 'all' as const } : { show: 'open' as const, accountId: of.account.id };
  const found = useQuery({ ...searchQuery({ q, ...within }), placeholderData: keepPreviousData });
  const rows = q === '' ? theirs.data : found.data?.items;
  const fits = (rows ?? [])
    .filter(({ id, account }) => id !== of.id && (among === 'all' || account.id === of.account.id))
    .slice(0, 6);
  return { fits, found, nothing: q !== '' && found.isSuccess && !found.isFetching && fits.length === 0 };
}

function About({ of }: { readonly of: Picked }) {
  return (
    <span className="grow t-wrap">
      <span className="t-3 t-num">#{of.number}</span> <b>{of.subject}</b>{' '}
      <span className="t-3">{of.requester.name}</span>
    </span>
  );
}

function Search(props: Omit<CasePickerProps, 'chosen'>) {
  const { label, hint, error, onChoose } = props;
  const t = useText();
  const [typed, setTyped] = useState('');
  const { fits, found, nothing } = useFound(props, typed);
  return (
    <PickField
      label={label}
      hint={hint}
      error={error}
      typed={typed}
      onType={setTyped}
      found={fits}
      show={(row) => <About of={row} />}
      onTake={onChoose}
      nothing={nothing && props.nothing}
    >
      {found.isError && <ErrorState failed={t('search.failed')} error={found.error} />}
    </PickField>
  );
}

/** Chooses another case by number, by words, or from the open ones of who asked. */
export function CasePicker(props: CasePickerProps) {
  const { label, chosen, onChoose } = props;
  const t = useText();
  if (chosen === null) return <Search {...props} />;
  return (
    <div className="ek-field">
      <p className="cs-legend">{label}</p>
      <div className="cs-picked">
        <About of={chosen} />
        <IconButton icon={IconX} label={t('merge.another')} onClick={() => onChoose(null)} />
      </div>
    </div>
  );
}
