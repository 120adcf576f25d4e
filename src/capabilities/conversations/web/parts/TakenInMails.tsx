import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type TakenIn, useJudgeAnew } from '../queries.ts';

interface MailWordsProps {
  readonly of: TakenIn;
}

/** Who wrote, about what, when, and what became of it by which rule. */
function MailWords({ of }: MailWordsProps) {
  const t = useText();
  const time = useTime();
  return (
    <div>
      <p className="mail-line">
        <b>{of.from === '' ? t('mail.in.no-sender') : of.from}</b>
      </p>
      <p className="t-2 mail-line">{of.subject === '' ? t('mail.in.no-subject') : of.subject}</p>
      <p className="t-13 t-3 mail-line">
        {time.moment(fromIso(of.receivedAt))} · {t(`mail.in.${of.outcome}`)}
        {of.reason !== null && `: ${of.reason}`}
      </p>
    </div>
  );
}

/** Mails that no rule let through: each with the reason, and one press to have it judged by the rules of now. */
export function Quarantine({ mails }: { readonly mails: readonly TakenIn[] }) {
  const t = useText();
  const again = useJudgeAnew();
  if (mails.length === 0) return <p className="t-2">{t('mail.quarantine.none')}</p>;
  const judge = (id: string) => again.mutate(id, { onSuccess: () => tell({ text: t('mail.quarantine.judging') }) });
  return (
    <>
      <ul className="mail-list">
        {mails.map((mail) => (
          <li key={mail.id} className="mail-row mail-row-acts">
            <MailWords of={mail} />
            <div className="mail-acts">
              <Act busy={again.isPending && again.variables === mail.id} onClick={() => judge(mail.id)}>
                {t('mail.quarantine.judge')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
      {again.isError && <ErrorState failed={t('mail.not-done')} error={again.error} />}
    </>
  );
}

/** The mails that came in last, each with its one outcome. */
export function LatelyTakenIn({ mails }: { readonly mails: readonly TakenIn[] }) {
  const t = useText();
  if (mails.length === 0) return <p className="t-2">{t('mail.in.none')}</p>;
  return (
    <ul className="mail-list">
      {mails.map((mail) => (
        <li key={mail.id} className="mail-row">
          <MailWords of={mail} />
        </li>
      ))}
    </ul>
  );
}
