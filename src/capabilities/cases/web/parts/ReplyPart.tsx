import { useState } from 'react';
import { variablesIn } from '#capabilities/conversations/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { NextWordRow } from '#ui/NextWordRow.tsx';
import { ReplyEditor } from '#ui/ReplyEditor.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Detail, Message } from '../queries.ts';
import type { Draft } from './draft.ts';
import { AttachButton, UploadList } from './Files.tsx';
import type { Guard } from './guards.ts';
import { momentsAhead } from './moments.ts';
import { firstNameOf } from './names.ts';
import type { ReplyState } from './useReply.ts';
import { useWritingAid } from './useWritingAid.ts';

interface ReplyPartProps {
  readonly of: Detail;
  readonly reply: ReplyState;
  readonly focused: boolean;
  readonly onLeave: () => void;
}

const LONGEST_REASON = 500;

/** What is known of a draft. */
export function DraftNote({ draft: { text, savedAt } }: { readonly draft: Draft }) {
  const t = useText();
  const time = useTime();
  if (text === '' || savedAt === null) return null;
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

/** A variable of a snippet is still open: it is marked here and in the text, and the reply can't go with it. */
export function UnfilledNotice({ text }: { readonly text: string }) {
  const [name = ''] = variablesIn(text);
  return (
    <p className="t-late" role="alert">
      <Phrase id="composer.holding.unfilled" values={{ name: <mark className="cs-open">{`{{${name}}}`}</mark> }} />
    </p>
  );
}

/** One line on what is worth a second look, and the way past it. */
function GuardNotice(props: { readonly reply: ReplyState; readonly guard: Guard; readonly name: string }) {
  const { reply, guard, name } = props;
  const t = useText();
  return (
    <div className="cs-guard" role="alert">
      {guard.kind === 'attachment' && <p>{t('composer.guard.attachment', { word: guard.word })}</p>}
      {guard.kind === 'teammate' && <p>{t('composer.guard.teammate', { name, colleague: guard.name })}</p>}
      {guard.kind === 'from-note' && <p>{t('composer.guard.from-note', { name })}</p>}
      <Act onClick={() => reply.sendPast(guard)}>{t('composer.send-anyway')}</Act>
    </div>
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
  if (reply.guard !== null) return <GuardNotice reply={reply} guard={reply.guard} name={name} />;
  if (reply.holding === null || reply.holding === 'reason') return null;
  if (reply.holding === 'unfilled') return <UnfilledNotice text={reply.draft.text} />;
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
  const picker = useWritingAid({ of, text: reply.draft.text, onText: reply.write, next: reply.next });
  const stopped = reply.holding !== null && reply.holding !== 'reason';
  const holds = reply.news !== null || reply.error !== null || reply.guard !== null || stopped;
  return (
    <ReplyEditor
      to={of.requester.name}
      toShort={firstNameOf(of.requester.name)}
      also={[way, reads].filter(Boolean).join(' · ')}
      text={reply.draft.text}
      onText={reply.write}
      onPasteFromNote={reply.pasteFromNote}
      draft={<DraftNote draft={reply.draft} />}
      nextWord={
        <>
          <NextWordPart of={of} reply={reply} />
          <UploadList state={reply.uploads} />
        </>
      }
      tools={<AttachButton state={reply.uploads} />}
      picker={picker}
      notice={holds && <ReplyNotice of={of} reply={reply} />}
      busy={reply.busy}
      onSend={reply.send}
      onSendResolved={reply.sendResolved}
      onLeave={onLeave}
      focused={focused}
    />
  );
}
