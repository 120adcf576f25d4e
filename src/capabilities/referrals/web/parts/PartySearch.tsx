import { IconMapPin, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReferSlot } from '#capabilities/cases/web/index.ts';
import { IconButton } from '#ui/Button.tsx';
import { Mark } from '#ui/Mark.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Party, partiesQuery } from '../queries.ts';
import { PartyFacts, useHowItWent } from './PartyFacts.tsx';
import './referrals.css';

const SHOWN = 6;

interface PartySearchProps extends Pick<ReferSlot, 'PickField'> {
  /** What the case is about: what is found before anything is typed. */
  readonly about: string;
  readonly chosen: Party | null;
  readonly error: string | undefined;
  readonly onChoose: (party: Party | null) => void;
}

function Chosen({ party, onClear }: { readonly party: Party; readonly onClear: () => void }) {
  const t = useText();
  return (
    <div className="ek-field">
      <p className="cs-legend">{t('refer.to')}</p>
      <div className="rf-chosen">
        <div className="row gap8">
          <Mark of={IconMapPin} />
          <p className="grow t-wrap">
            <b>{party.name}</b>
          </p>
          <IconButton icon={IconX} label={t('refer.somebody-else')} onClick={onClear} />
        </div>
        <p className="t-2 t-wrap">{party.helpsWith}</p>
        <PartyFacts of={party} />
      </div>
    </div>
  );
}

/** What fits what is typed; before that, what fits the case, and where nothing does, the beginning of the directory. */
function useFound(typed: string, about: string) {
  const asked = typed.trim() === '' ? about : typed;
  const fitting = useQuery({ ...partiesQuery(asked.slice(0, 300)), placeholderData: keepPreviousData });
  const all = useQuery(partiesQuery());
  const none = fitting.data?.length === 0;
  const found = none && typed.trim() === '' ? all.data : fitting.data;
  return { found: (found ?? []).slice(0, SHOWN), failed: fitting.error ?? null, nothing: none && typed.trim() !== '' };
}

function Search({ PickField, about, error, onChoose }: Omit<PartySearchProps, 'chosen'>) {
  const t = useText();
  const howItWent = useHowItWent();
  const [typed, setTyped] = useState('');
  const { found, failed, nothing } = useFound(typed, about);
  return (
    <PickField
      label={t('refer.to')}
      hint={t('refer.to-hint')}
      error={error}
      typed={typed}
      onType={setTyped}
      found={found}
      show={(party) => (
        <>
          <Mark of={IconMapPin} />
          <span className="rf-found">
            <b>{party.name}</b>
            <span className="t-3">{howItWent(party)}</span>
            <span className="rf-helps">{party.helpsWith}</span>
          </span>
        </>
      )}
      onTake={onChoose}
      nothing={nothing && t('refer.nobody-found')}
    >
      {failed && <ErrorState failed={t('directory.failed')} error={failed} />}
    </PickField>
  );
}

/** Who outside can help: found by what is needed, then shown with what to know of them. */
export function PartySearch({ chosen, onChoose, ...search }: PartySearchProps) {
  if (chosen === null) return <Search {...search} onChoose={onChoose} />;
  return <Chosen party={chosen} onClear={() => onChoose(null)} />;
}
