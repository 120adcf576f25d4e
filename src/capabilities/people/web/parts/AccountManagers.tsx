import { IconX } from '@tabler/icons-react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { useText } from '#ui/text.tsx';
import { type AccountDetail, peopleOf } from '../accounts.ts';
import { FindPerson } from './FindPerson.tsx';

interface AccountManagersProps {
  readonly account: AccountDetail;
  readonly managers: AccountDetail['managers'];
  readonly onManagers: (managers: AccountDetail['managers']) => void;
}

/** Who looks after the account on the customer's side: those who do, and the way to somebody else. */
export function AccountManagers({ account, managers, onManagers }: AccountManagersProps) {
  const t = useText();
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
      <FindPerson
        among="accounts"
        queryKey={['accounts', account.id, 'people']}
        search={(q, signal) => peopleOf(account.id, q, signal)}
        taken={managers}
        onAdd={({ id, name }) => onManagers([...managers, { id, name }])}
      />
    </fieldset>
  );
}
