import { fromIso } from '#kernel/time.ts';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Mailbox } from '../queries.ts';

interface MailboxRowProps {
  readonly box: Mailbox;
}

function MailboxRow({ box }: MailboxRowProps) {
  const t = useText();
  const time = useTime();
  const when = (iso: string) => time.moment(fromIso(iso));
  return (
    <li className="mail-row" data-alarm={box.silent || undefined}>
      <p>
        <b>{box.name}</b>{' '}
        <span className="t-3">
          {box.host}, {box.folder}
        </span>
      </p>
      <p role={box.silent ? 'alert' : undefined} className={box.silent ? 'mail-alarm' : 't-2'}>
        {box.heardAt === null
          ? t('mail.box.never')
          : t(box.silent ? 'mail.box.silent' : 'mail.box.heard', { time: when(box.heardAt) })}
      </p>
      <p className="t-13 t-3">
        {box.takenAt === null ? t('mail.box.none-taken') : t('mail.box.taken', { time: when(box.takenAt) })}
        {box.setAside > 0 && ` ${t('mail.box.set-aside', { count: box.setAside })}`}
      </p>
      {box.trouble !== null && <p className="t-13 mail-words">{box.trouble}</p>}
    </li>
  );
}

/** The mailboxes that mail is fetched from; one that has fallen silent is an alarm. */
export function Mailboxes({ boxes }: { readonly boxes: readonly Mailbox[] }) {
  const t = useText();
  if (boxes.length === 0) return <p className="t-2">{t('mail.box.none')}</p>;
  return (
    <ul className="mail-list">
      {boxes.map((box) => (
        <MailboxRow key={box.name} box={box} />
      ))}
    </ul>
  );
}
