import { type FormEvent, useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { COLLEAGUES_SEE, type ColleaguesSee } from '../../domain/colleagues.ts';
import { type AccountDetail, useChangeAccount } from '../accounts.ts';
import { AccountManagers } from './AccountManagers.tsx';

interface WhoSeesProps {
  readonly chosen: ColleaguesSee;
  readonly onChoose: (chosen: ColleaguesSee) => void;
}

function WhoSees({ chosen, onChoose }: WhoSeesProps) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className="acc-sees">
      <legend className="t-h3">{t('accounts.who-sees')}</legend>
      <p className="t-13 t-3">{t('accounts.who-sees-hint')}</p>
      {COLLEAGUES_SEE.map((one) => (
        <label key={one} className="acc-choice">
          <input type="radio" name={name} checked={chosen === one} onChange={() => onChoose(one)} />
          <span className="t-500">{t(`accounts.sees-${one}`)}</span>
          <span className="t-13 t-3">{t(`accounts.sees-${one}-hint`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Chooses who sees what, and who looks after the account; nothing holds before it is saved. */
export function AccountForm({ account }: { readonly account: AccountDetail }) {
  const t = useText();
  const [sees, setSees] = useState(account.colleaguesSee);
  const [managers, setManagers] = useState(account.managers);
  const saving = useChangeAccount(account);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending) return;
    const change = { colleaguesSee: sees, managerIds: managers.map(({ id }) => id) };
    saving.mutate(change, { onSuccess: ({ name }) => tell({ text: t('accounts.saved', { name }) }) });
  };
  return (
    <form className="acc-form" onSubmit={save}>
      <WhoSees chosen={sees} onChoose={setSees} />
      <AccountManagers account={account} managers={managers} onManagers={setManagers} />
      {saving.isError && <ErrorState failed={t('accounts.not-saved')} safe={t('accounts.safe')} error={saving.error} />}
      <div>
        <Button look="filled" type="submit" busy={saving.isPending}>
          {t('accounts.save')}
        </Button>
      </div>
    </form>
  );
}
