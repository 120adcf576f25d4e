import { fromIso } from '#kernel/time.ts';
import { Message } from '#ui/Message.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { FileList } from '../../parts/Files.tsx';
import type { StoryMessage } from '../queries.ts';

/** The place of a message on the page, for links to it. */
export function placeOf(messageId: string): string {
  return `message-${messageId}`;
}

interface OneMessageProps {
  readonly message: StoryMessage;
  readonly mine: boolean;
}

function OneMessage({ message, mine }: OneMessageProps) {
  const t = useText();
  const { text, newPart, author, direction, channel, automatic } = message;
  const shown = newPart.trim() === '' ? text : newPart;
  const way = channel === 'mail' || channel === 'phone' || channel === 'walk-up' ? t(`messages.${channel}`) : undefined;
  const how = automatic ? t('messages.automatic') : way;
  return (
    <div id={placeOf(message.id)} className="pt-message" tabIndex={-1}>
      <Message
        from={direction === 'from-customer' ? 'customer' : 'team'}
        name={author.name}
        own={mine}
        {...(how !== undefined && { how })}
        at={fromIso(message.sentAt)}
        text={shown}
      >
        <FileList files={message.files} />
        {shown.trim() !== text.trim() && (
          <details className="pt-whole">
            <summary>{t('messages.whole')}</summary>
            <div className="t-prose">{text}</div>
          </details>
        )}
      </Message>
    </div>
  );
}

interface MessagesProps {
  readonly messages: readonly StoryMessage[];
  /** Who reads: their own messages say so. */
  readonly reader: string | null;
}

/** Everything that was written, in full, the newest first. */
export function Messages({ messages, reader }: MessagesProps) {
  const t = useText();
  if (messages.length === 0) return null;
  return (
    <Section title={t('messages.title')}>
      <div className="pt-messages">
        {messages.toReversed().map((message) => (
          <OneMessage key={message.id} message={message} mine={reader !== null && message.author.id === reader} />
        ))}
      </div>
    </Section>
  );
}
