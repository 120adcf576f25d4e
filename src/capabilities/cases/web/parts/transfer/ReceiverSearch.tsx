import { IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Mark } from '#ui/Mark.tsx';
import { useText } from '#ui/text.tsx';
import { PickField } from '../PickField.tsx';
import { useAway } from '../useAway.ts';
import { matching, type Receiver } from './receivers.ts';
import './transfer.css';

const SHOWN = 6;

interface ReceiverSearchProps {
  readonly receivers: readonly Receiver[];
  readonly chosen: Receiver | null;
  readonly error: string | undefined;
  readonly onChoose: (receiver: Receiver | null) => void;
}

/** What to know of somebody before asking them: their team, when they are away, what they have on their hands. */
function useAbout(): (receiver: Receiver) => string {
  const t = useText();
  const away = useAway();
  return ({ kind, id, teams, members, open, late }) => {
    const who = kind === 'team' ? t('transfer.members', { n: members }) : teams.join(', ');
    const load = open === 0 ? t('transfer.free') : t('transfer.load', { open, late });
    return [who, kind === 'person' ? away(id) : null, load].filter(Boolean).join(' · ');
  };
}

function Sign({ of }: { readonly of: Receiver }) {
  return of.kind === 'person' ? <Face name={of.name} /> : <Mark of={IconUsers} />;
}

function Chosen({ receiver, onClear }: { readonly receiver: Receiver; readonly onClear: () => void }) {
  const t = useText();
  const about = useAbout();
  return (
    <div className="ek-field">
      <p className="cs-legend">{t('transfer.to')}</p>
      <div className="cs-picked">
        <Sign of={receiver} />
        <p className="grow t-wrap">
          <b>{receiver.name}</b>
          <span className="t-3"> {about(receiver)}</span>
        </p>
        <IconButton icon={IconX} label={t('transfer.somebody-else')} onClick={onClear} />
      </div>
    </div>
  );
}

function Search({ receivers, error, onChoose }: Omit<ReceiverSearchProps, 'chosen'>) {
  const t = useText();
  const about = useAbout();
  const [typed, setTyped] = useState('');
  const found = matching(receivers, typed, SHOWN);
  return (
    <PickField
      label={t('transfer.to')}
      hint={t('transfer.to-hint')}
      error={error}
      typed={typed}
      onType={setTyped}
      found={found}
      show={(receiver) => (
        <>
          <Sign of={receiver} />
          <span className="t-wrap">
            <b>{receiver.name}</b> <span className="t-3">{about(receiver)}</span>
          </span>
        </>
      )}
      onTake={onChoose}
      nothing={found.length === 0 && receivers.length > 0 && t('transfer.nobody-found')}
    />
  );
}

/** Who takes the case over: people and teams by name, with what they have on their hands. */
export function ReceiverSearch({ chosen, onChoose, ...search }: ReceiverSearchProps) {
  if (chosen === null) return <Search {...search} onChoose={onChoose} />;
  return <Chosen receiver={chosen} onClear={() => onChoose(null)} />;
}
