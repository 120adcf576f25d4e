import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isBeingFetched, type Mailbox, useFetchAgain } from '../queries.ts';

/** What could not be had lies in the mailbox still: each with the server's words, and one press to try them all again. */
function SetAside({ box }: MailboxRowProps) {
  const t = useText();
  const time = useTime();
  const again = useFetchAgain();
  const more = box.setAside - box.setAsideMails.length;
  return (
    <div className="mail-aside">
      <p className="mail-aside-head">{t('mail.box.set-aside', { count: box.setAside })}</p>
      <ul>
        {box.setAsideMails.map(({ uid, notedAt, reason }) => (
          <li key={uid} className="t-13">
            <span className="t-3">{t('mail.box.set-aside-one', { uid, time: time.moment(fromIso(notedAt)) })}</span>{' '}
            <span className="mail-words">{reason}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="t-13 t-3">{t('mail.box.set-aside-more', { count: more })}</p>}
      {isBeingFetched(box) ? (
        <p className="t-13" role="status">
          {t('mail.box.being-fetched')}
        </p>
      ) : (
        <p>
          <Act busy={again.isPending} onClick={() => again.mutate(box.name)}>
            {t('mail.box.fetch-again')}
          </Act>
        </p>
      )}
      {again.isError && <ErrorState failed={t('mail.not-done')} error={again.error} />}
    </div>
  );
}

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
      </p>
      {box.setAside > 0 && <SetAside box={box} />}
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
