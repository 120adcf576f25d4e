import { IconCalendarEvent } from '@tabler/icons-react';
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

/** What the team should know about a mail before believing it: who may have written it, and what could not be read. */
export function MailMarks({ message }: { readonly message: Message }) {
  const t = useText();
  return (
    <>
      {message.calendar && <MeetingCard calendar={message.calendar} />}
      {message.unverifiedSender && <p className="cs-delivery">{t('message.unverified-sender')}</p>}
      {message.doubtfulText && <p className="cs-delivery">{t('message.doubtful-text')}</p>}
      {message.protection && <p className="cs-delivery">{t(`message.protection.${message.protection}`)}</p>}
    </>
  );
}
