import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { NextWordRow } from '#ui/NextWordRow.tsx';
import { ReplyEditor } from '#ui/ReplyEditor.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Detail, Message } from '../queries.ts';
import { AttachButton, UploadList } from './Files.tsx';
import { momentsAhead } from './moments.ts';
import { firstNameOf } from './names.ts';
import type { ReplyState } from './useReply.ts';

interface ReplyPartProps {
  readonly of: Detail;
  readonly reply: ReplyState;
  readonly focused: boolean;
  readonly onLeave: () => void;
}

const LONGEST_REASON = 500;

/** What is known of a draft. */
export function DraftNote({ savedAt }: { readonly savedAt: number | null }) {
  const t = useText();
  const time = useTime();
  if (savedAt === null) return null;
  return t('composer.draft-saved', { time: time.listed(savedAt) });
}

function NewsLine({ message }: { readonly message: Message }) {
  const time = useTime();
  return (
    <li>
      <b>{message.author.name}</b> <time>{time.listed(fromIso(message.sentAt))}</time>
      <p className="t-prose">{message.newPart || message.text}</p>
    </li>
  );
}

/** Above the button: what holds the reply back, and the way on. Never more than one thing at a time. */
function ReplyNotice({ of, reply }: Pick<ReplyPartProps, 'of' | 'reply'>) {
  const t = useText();
  const name = firstNameOf(of.requester.name);
  if (reply.news !== null) {
    return (
      <div className="cs-news" role="alert">
        <p>
          <b>{t('composer.wrote-meanwhile', { name, n: Math.max(1, reply.news.length) })}</b>
        </p>
        <ul>
          {reply.news.map((message) => (
            <NewsLine key={message.id} message={message} />
          ))}
        </ul>
        <Act onClick={reply.sendAnyway}>{t('composer.send-anyway')}</Act>
      </div>
    );
  }
  if (reply.error) {
    return (
      <ErrorState
        failed={t('composer.not-sent')}
        error={reply.error}
        safe={t('composer.draft-kept')}
        onRetry={reply.send}
      />
    );
  }
  if (reply.holding === null || reply.holding === 'reason') return null;
  return (
    <p className="t-late" role="alert">
      {t(`composer.holding.${reply.holding}`)}
    </p>
  );
}

function NextWordPart({ of, reply }: Pick<ReplyPartProps, 'of' | 'reply'>) {
  const t = useText();
  const time = useTime();
  const [openedAt] = useState(time.now);
  const choices = momentsAhead(openedAt, time.zone, reply.proposed);
  return (
    <>
      <NextWordRow value={reply.next} onChange={reply.choose} choices={choices} />
      {reply.next.kind === 'none-needed' && (
        <div className="cs-next-reason">
          <TextField
            label={t('composer.no-more-news-why')}
            hint={t('renegotiate.reason-hint', { name: firstNameOf(of.requester.name) })}
            error={reply.holding === 'reason' ? t('composer.holding.reason') : undefined}
            value={reply.reason}
            maxLength={LONGEST_REASON}
            onChange={(event) => reply.setReason(event.target.value)}
          />
        </div>
      )}
    </>
  );
}

/** The editor for a message to the customer, with the next word that it promises. */
export function ReplyPart({ of, reply, focused, onLeave }: ReplyPartProps) {
  const t = useText();
  const { language } = useLanguage();
  const { email, language: theirs } = of.requesterDetails;
  const way = t(email === null ? 'composer.in-portal' : 'composer.by-mail');
  const reads = theirs === language ? '' : t('composer.reads', { language: t(`language.${theirs}`) });
  const holds = reply.news !== null || reply.error !== null || (reply.holding !== null && reply.holding !== 'reason');
  return (
    <ReplyEditor
      to={of.requester.name}
      toShort={firstNameOf(of.requester.name)}
      also={[way, reads].filter(Boolean).join(' · ')}
      text={reply.draft.text}
      onText={reply.write}
      draft={<DraftNote savedAt={reply.draft.savedAt} />}
      nextWord={
        <>
          <NextWordPart of={of} reply={reply} />
          <UploadList state={reply.uploads} />
        </>
      }
      tools={<AttachButton state={reply.uploads} />}
      notice={holds && <ReplyNotice of={of} reply={reply} />}
      busy={reply.busy}
      onSend={reply.send}
      onLeave={onLeave}
      focused={focused}
    />
  );
}
