import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type StoppedAddress, useAllowAddress } from '../queries.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

function Allow({ stopped, onClose }: { readonly stopped: StoppedAddress; readonly onClose: () => void }) {
  const t = useText();
  const allow = useAllowAddress();
  const { id: addressId, address } = stopped;
  const onSuccess = () => {
    tell({ text: t('mail.allowed', { address }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('mail.allow')}
      about={t('mail.allow-about', { address })}
      submit={t('mail.allow')}
      busy={allow.isPending}
      error={allow.error}
      onSubmit={(reason) => allow.mutate({ addressId, reason }, { onSuccess })}
      onClose={onClose}
    />
  );
}

/** Addresses that get no mail any more, with the words of their servers. */
export function StoppedAddresses({ addresses }: { readonly addresses: readonly StoppedAddress[] }) {
  const t = useText();
  const time = useTime();
  const [asked, ask] = useState<StoppedAddress | null>(null);
  if (addresses.length === 0) return <p className="t-2">{t('mail.stopped.none')}</p>;
  return (
    <>
      <ul className="mail-list">
        {addresses.map((one) => (
          <li key={one.id} className="mail-row mail-row-acts">
            <div>
              <p>
                <b>{one.address}</b>
              </p>
              <p className="t-13 t-3">{t('mail.stopped.since', { time: time.moment(fromIso(one.since)) })}</p>
              <p className="t-13 mail-words">{one.words}</p>
            </div>
            <div className="mail-acts">
              <Act onClick={() => ask(one)}>{t('mail.allow')}</Act>
            </div>
          </li>
        ))}
      </ul>
      {asked && <Allow stopped={asked} onClose={() => ask(null)} />}
    </>
  );
}
