import type { ReactNode } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { Face } from './Face.tsx';
import { useText } from './text.tsx';
import { useTime } from './time/useTime.ts';
import './conversation.css';

interface MessageProps {
  /** Who wrote it: the customer stands left with an outlined face, the team right with a filled one. */
  readonly from: 'customer' | 'team';
  readonly name: string;
  /** Written by whoever looks at it: the head then says "You". */
  readonly own?: boolean;
  /** Direction or channel in words: `to Maria`, `by e-mail`. */
  readonly how?: string;
  readonly at: Instant;
  /** The text as written, line breaks kept. */
  readonly text: string;
  /** The text's language when it is another than the page's. */
  readonly lang?: string;
  /** Below the text: attachments. */
  readonly children?: ReactNode;
}

/** One message that the customer can read. Its name begins with its audience. */
export function Message({ from, name, own = false, how, at, text, lang, children }: MessageProps) {
  const t = useText();
  const time = useTime();
  return (
    <article className={`ek-msg ek-msg-${from}`} aria-label={t(`message.name.${from}`, { name })}>
      <Face name={name} kind={from} />
      <div className="ek-msg-body">
        <p className="ek-msg-head">
          <b>{own ? t('message.you') : name}</b>
          {how !== undefined && <span>{how}</span>}
          <span className="grow" />
          <time dateTime={toIso(at)}>{time.listed(at)}</time>
        </p>
        <div className="ek-msg-text t-prose" lang={lang}>
          {text}
        </div>
        {children}
      </div>
    </article>
  );
}
