import { IconArrowDown, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type RefObject, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MailAsItCame } from '#capabilities/conversations/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Conversation } from '#ui/Conversation.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Message } from '#ui/Message.tsx';
import { TeamNote } from '#ui/TeamNote.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isOpen } from '../../domain/states.ts';
import type { Detail, HistoryEntry, Message as MessageOfCase } from '../queries.ts';
import { FileList } from './Files.tsx';
import { MailMarks } from './MailMarks.tsx';
import { NoteText } from './NoteText.tsx';
import { firstNameOf } from './names.ts';
import { OutgoingReply } from './OutgoingReply.tsx';
import { PendingMail } from './PendingMail.tsx';
import type { StoryItem } from './story.ts';

/** Its words come after the conversation, which nobody should wait for. */
const EventWords = lazy(() => import('./EventWords.tsx').then((file) => file.EventWords));

interface MessageItemProps {
  readonly of: Detail;
  readonly message: MessageOfCase;
}

const WORTH_A_WORD = ['failed', 'held', 'queued'] as const;

/** How it was said, or to whom; and where, when that was a duplicate of this case. */
function useHow(of: Detail, { direction, channel, mergedFrom }: MessageOfCase): string {
  const t = useText();
  const number = String(mergedFrom);
  if (direction === 'from-customer') {
    const how = t(`message.by.${channel}`);
    return mergedFrom === null ? how : t('message.merged', { how, number });
  }
  return mergedFrom === null
    ? t('message.to', { name: firstNameOf(of.requester.name) })
    : t('message.in-merged', { number });
}

function MessageItem({ of, message }: MessageItemProps) {
  const t = useText();
  const me = useMe();
  const { language } = useLanguage();
  const [whole, showWhole] = useState(false);
  const [mailShown, showMail] = useState(false);
  const fromCustomer = message.direction === 'from-customer';
  const shortened = message.newPart.trim() !== '' && message.newPart.trim() !== message.text.trim();
  const how = useHow(of, message);
  const delivery = WORTH_A_WORD.find((state) => state === message.delivery);
  const lang = of.requesterDetails.language;
  return (
    <Message
      from={fromCustomer ? 'customer' : 'team'}
      name={message.author.name}
      own={message.author.id === me.id}
      how={message.automatic ? t('message.automatic', { how }) : how}
      at={fromIso(message.sentAt)}
      text={whole || !shortened ? message.text : message.newPart}
      {...(lang !== language && { lang })}
    >
      {shortened && (
        <button type="button" className="cs-quiet" aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {t(whole ? 'message.show-new' : 'message.show-whole')}
        </button>
      )}
      {message.asMail && (
        <button type="button" className="cs-quiet" onClick={() => showMail(true)}>
          {t('message.as-it-came')}
        </button>
      )}
      {mailShown && (
        <Suspense fallback={null}>
          <MailAsItCame messageId={message.id} onClose={() => showMail(false)} />
        </Suspense>
      )}
      <FileList files={message.files} />
      <MailMarks message={message} />
      {delivery && (
        <p className={delivery === 'queued' ? 'cs-delivery' : 'cs-delivery t-late'}>
          {t(`message.delivery.${delivery}`)}
        </p>
      )}
    </Message>
  );
}

function EventLine({ event }: { readonly event: HistoryEntry }) {
  const time = useTime();
  return (
    <p className="ek-log-event">
      <time dateTime={event.occurredAt}>{time.listed(fromIso(event.occurredAt))}</time>{' '}
      <Suspense fallback={null}>
        <EventWords event={event} />
      </Suspense>
    </p>
  );
}

/** What happened between two messages: one event as it is, several folded behind their times. */
function Events({ events }: { readonly events: readonly HistoryEntry[] }) {
  const t = useText();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return null;
  if (events.length === 1) return <EventLine event={first} />;
  const from = time.listed(fromIso(first.occurredAt));
  const to = time.listed(fromIso(last.occurredAt));
  const when = from === to ? from : t('story.from-to', { from, to });
  return (
    <div className="cs-events">
      <button type="button" className="cs-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={open ? IconChevronDown : IconChevronRight} size={14} />
        {t('story.events', { n: events.length, when })}
      </button>
      {open && events.map((event) => <EventLine key={event.id} event={event} />)}
    </div>
  );
}

const NEAR_THE_END = 80;

/** Keeps the end in sight while somebody reads there; otherwise says that something came below. */
function useEnd(box: RefObject<Element | null>, last: string | undefined) {
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const log = () => box.current?.querySelector('[role=log]');
  const toEnd = () => {
    const element = log();
    element?.scrollTo({ top: element.scrollHeight });
    setBelow(false);
  };
  useLayoutEffect(() => {
    if (last === undefined) return;
    const element = box.current?.querySelector('[role=log]');
    if (atEnd.current) element?.scrollTo({ top: element.scrollHeight });
    else setBelow(true);
  }, [last, box]);
  useEffect(() => {
    const element = box.current?.querySelector('[role=log]');
    const onScroll = () => {
      if (!element) return;
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_THE_END;
      if (atEnd.current) setBelow(false);
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [box]);
  return { below, toEnd };
}

interface CaseConversationProps {
  readonly of: Detail;
  readonly items: readonly StoryItem[];
}

/** Messages, notes and events of a case, oldest first. */
export function CaseConversation({ of, items }: CaseConversationProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const { below, toEnd } = useEnd(box, of.outgoing.at(-1)?.id ?? items.at(-1)?.id);
  return (
    <div ref={box} className="cs-log">
      <Conversation>
        {items.map((item) => {
          if (item.kind === 'events') return <Events key={item.id} events={item.events} />;
          if (item.kind === 'message') return <MessageItem key={item.id} of={of} message={item.message} />;
          return (
            <TeamNote key={item.id} name={item.note.author.name} at={item.at} text={<NoteText note={item.note} />}>
              <FileList files={item.note.files} />
              {item.note.pending && (
                <PendingMail caseId={of.id} over={!isOpen(of.state)} note={item.note} pending={item.note.pending} />
              )}
            </TeamNote>
          );
        })}
        {of.outgoing.map((reply) => (
          <OutgoingReply key={reply.id} of={of} reply={reply} />
        ))}
      </Conversation>
      {below && (
        <div className="cs-below">
          <Act icon={IconArrowDown} onClick={toEnd}>
            {t('story.new-below')}
          </Act>
        </div>
      )}
    </div>
  );
}
