import { useId } from 'react';
import mailsEn from '#locales/en/my-mails.json' with { type: 'json' };
import { Check } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { type Me, type MyChoices, useChangeMe } from '../queries.ts';
import './my-mails.css';

const TEXTS = moreTexts({
  en: mailsEn,
  others: { de: () => import('#locales/de/my-mails.json').then((file) => file.default) },
});

interface Kind {
  readonly id: string;
  readonly label: string;
  /** What it means to do without. */
  readonly hint: string;
  readonly on: boolean;
  readonly change: (on: boolean) => MyChoices;
}

function useKinds(me: Me): readonly Kind[] {
  const t = useText();
  type Optional = Me['optionalMails'][number];
  const has = (mail: Optional) => me.optionalMails.includes(mail);
  const withMail = (mail: Optional) => (on: boolean) => ({
    optionalMails: [...me.optionalMails.filter((other) => other !== mail), ...(on ? [mail] : [])],
  });
  return [
    {
      id: 'reminders',
      label: t('my-mails.reminders'),
      hint: t('my-mails.reminders-hint'),
      on: has('reminders'),
      change: withMail('reminders'),
    },
    {
      id: 'asked',
      label: t('my-mails.asked'),
      hint: t('my-mails.asked-hint'),
      on: me.mayBeAsked,
      change: (on) => ({ mayBeAsked: on }),
    },
  ];
}

function Kinds({ me }: { readonly me: Me }) {
  const t = useText();
  const title = useId();
  const change = useChangeMe();
  const kinds = useKinds(me);
  return (
    <section className="me-part" aria-labelledby={title}>
      <h2 id={title}>{t('my-mails.title')}</h2>
      <p className="t-2">{t('my-mails.always')}</p>
      <ul className="my-mails">
        {kinds.map(({ id, label, hint, on, change: changed }) => (
          <li key={id}>
            <Check
              label={label}
              checked={on}
              aria-describedby={`${title}-${id}`}
              onChange={(event) => change.mutate(changed(event.target.checked))}
            />
            <p id={`${title}-${id}`} className="t-sm t-3">
              {hint}
            </p>
          </li>
        ))}
      </ul>
      <p className="t-sm t-3" role="status">
        {change.isSuccess && t('my-mails.kept')}
      </p>
      {change.isError && <ErrorState failed={t('my-mails.not-kept')} error={change.error} />}
    </section>
  );
}

/** Which mails somebody gets: what always comes and why, and what they may do without. It holds as soon as it is ticked. */
export function MyMails({ me }: { readonly me: Me }) {
  return (
    <MoreText catalogues={TEXTS}>
      <Kinds me={me} />
    </MoreText>
  );
}
