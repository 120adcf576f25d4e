import { IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import { type AccountDetail, peopleOfQuery } from '../accounts.ts';

const SHOWN = 6;

interface AccountManagersProps {
  readonly account: AccountDetail;
  readonly managers: AccountDetail['managers'];
  readonly onManagers: (managers: AccountDetail['managers']) => void;
}

/** Who looks after the account on the customer's side: those who do, and the way to somebody else. */
export function AccountManagers({ account, managers, onManagers }: AccountManagersProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const people = useQuery({ ...peopleOfQuery(account.id, q), enabled: q !== '', placeholderData: keepPreviousData });
  const others = (q === '' ? [] : (people.data ?? [])).filter(({ id }) =>
    managers.every((manager) => manager.id !== id),
  );
  return (
    <fieldset className="acc-managers">
      <legend className="t-h3">{t('accounts.managers')}</legend>
      <p className="t-13 t-3">{t('accounts.managers-hint')}</p>
      <ul>
        {managers.map((manager) => (
          <li key={manager.id}>
            <Face name={manager.name} kind="customer" />
            <span className="grow t-wrap">{manager.name}</span>
            <IconButton
              icon={IconX}
              label={t('accounts.remove', { name: manager.name })}
              onClick={() => onManagers(managers.filter(({ id }) => id !== manager.id))}
            />
          </li>
        ))}
      </ul>
      <TextField
        label={t('accounts.find')}
        value={typed}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter looks for somebody here; it does not save the page.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <ul aria-label={t('accounts.found')}>
        {others.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="acc-add" onClick={() => onManagers([...managers, { id, name }])}>
              <Icon of={IconPlus} />
              {t('accounts.add', { name })}
            </button>
          </li>
        ))}
      </ul>
      {q !== '' && people.isSuccess && others.length === 0 && <p className="t-13 t-3">{t('accounts.nobody')}</p>}
    </fieldset>
  );
}
