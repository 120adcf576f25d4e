import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type HeldMail, useSettleHeld } from '../queries.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

const CAPS: Readonly<Record<string, string>> = {
  recipient: 'mail.cap.recipient',
  subject: 'mail.cap.subject',
  account: 'mail.cap.account',
  strangers: 'mail.cap.strangers',
  mailbox: 'mail.cap.mailbox',
};

type Asked = { readonly mail: HeldMail; readonly what: 'release' | 'drop' };

const WORDS = {
  release: { title: 'mail.release', about: 'mail.release-about', done: 'mail.released' },
  drop: { title: 'mail.drop', about: 'mail.drop-about', done: 'mail.dropped' },
} as const;

function Decide({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const t = useText();
  const settle = useSettleHeld();
  const { mail, what } = asked;
  const words = WORDS[what];
  const to = { address: mail.to };
  const onSuccess = () => {
    tell({ text: t(words.done, to) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t(words.title)}
      about={t(words.about, to)}
      submit={t(words.title)}
      busy={settle.isPending}
      error={settle.error}
      onSubmit={(reason) => settle.mutate({ mailId: mail.id, what, reason }, { onSuccess })}
      onClose={onClose}
    />
  );
}

/** Mails that a cap against floods stopped: each is let go or dropped by a person, with the reason. */
export function HeldMails({ mails }: { readonly mails: readonly HeldMail[] }) {
  const t = useText();
  const time = useTime();
  const [asked, ask] = useState<Asked | null>(null);
  if (mails.length === 0) return <p className="t-2">{t('mail.held.none')}</p>;
  return (
    <>
      <ul className="mail-list">
        {mails.map((mail) => (
          <li key={mail.id} className="mail-row mail-row-acts">
            <div>
              <p>
                <b>{mail.to}</b>
              </p>
              <p className="t-2">{mail.subject}</p>
              <p className="t-13 t-3">
                {time.moment(fromIso(mail.queuedAt))} · {t(CAPS[mail.cap] ?? 'mail.cap.recipient')}
              </p>
            </div>
            <div className="mail-acts">
              <Act onClick={() => ask({ mail, what: 'release' })}>{t('mail.release')}</Act>
              <Act look="plain" onClick={() => ask({ mail, what: 'drop' })}>
                {t('mail.drop')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
      {asked && <Decide asked={asked} onClose={() => ask(null)} />}
    </>
  );
}
