import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Message } from '../queries.ts';

type Calendar = NonNullable<Message['calendar']>;

/** When the meeting is, as far as the mail says it for certain; a day or a floating time stays as it was written. */
function useWhen({ starts }: Calendar): string {
  const time = useTime();
  if (starts === null) return '';
  return starts.endsWith('Z') ? time.moment(fromIso(starts)) : starts.replace('T', ' ');
}

function MeetingCard({ calendar }: { readonly calendar: Calendar }) {
  const t = useText();
  const about = [useWhen(calendar), calendar.place, calendar.organiser].filter((word) => word !== '');
  return (
    <div className="cs-meeting">
      <Icon of={IconCalendarEvent} size={16} />
      <div>
        <b>{t(`meeting.${calendar.method}`, { title: calendar.title })}</b>
        {about.length > 0 && <p>{about.join(' · ')}</p>}
      </div>
    </div>
  );
}

const WARNINGS = {
  'link-elsewhere': 'message.warning.link-elsewhere',
  'link-strange-letters': 'message.warning.link-strange-letters',
  'sender-claims-address': 'message.warning.sender-claims-address',
  'sender-strange-letters': 'message.warning.sender-strange-letters',
} as const;

/** What reads as one thing and is another: it stands out, because somebody may want it to be believed. */
function Warnings({ warnings }: Pick<Message, 'warnings'>) {
  const t = useText();
  if (warnings.length === 0) return null;
  return (
    <ul className="cs-warnings" aria-label={t('message.warnings')}>
      {warnings.map(({ kind, shown, is }) => (
        <li key={`${kind} ${shown} ${is}`}>
          <Icon of={IconAlertTriangle} size={14} />
          <span>{t(WARNINGS[kind], { shown, is })}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the team should know about a mail before believing it: who may have written it, and what could not be read. */
export function MailMarks({ message }: { readonly message: Message }) {
  const t = useText();
  return (
    <>
      <Warnings warnings={message.warnings} />
      {message.calendar && <MeetingCard calendar={message.calendar} />}
      {message.unverifiedSender && <p className="cs-delivery">{t('message.unverified-sender')}</p>}
      {message.doubtfulText && <p className="cs-delivery">{t('message.doubtful-text')}</p>}
      {message.protection && <p className="cs-delivery">{t(`message.protection.${message.protection}`)}</p>}
    </>
  );
}
