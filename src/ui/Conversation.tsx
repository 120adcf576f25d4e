import type { ReactNode } from 'react';
import { tagCopied } from './note-clipboard.ts';
import { useText } from './text.tsx';
import './conversation.css';

interface ConversationProps {
  /** Messages and notes, oldest first. */
  readonly children: ReactNode;
}

/** The list of messages and notes: a log, so that what arrives is read out politely. It scrolls, its parts never shrink. */
export function Conversation({ children }: ConversationProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
    <div className="ek-log" role="log" aria-label={t('conversation.name')} tabIndex={0} onCopy={tagCopied}>
      {children}
    </div>
  );
}

/** What happened between two messages, in one quiet line: `Paul arrived in the Lyon room · 14:10`. */
export function ConversationEvent({ children }: { readonly children: ReactNode }) {
  return <p className="ek-log-event">{children}</p>;
}
