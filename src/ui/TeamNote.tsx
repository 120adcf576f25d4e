import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { Icon } from './Icon.tsx';
import { useText } from './text.tsx';
import { useTime } from './time/useTime.ts';
import './conversation.css';

interface TeamNoteProps {
  readonly name: string;
  readonly at: Instant;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}

/**
 * A note that only the team sees. Inset, amber, hatched, locked and labelled: it shares nothing with a message,
 * so that nobody takes one for the other.
 */
export function TeamNote({ name, at, text, children }: TeamNoteProps) {
  const t = useText();
  const time = useTime();
  return (
    <article className="ek-note" aria-label={t('note.name', { name })}>
      <p className="ek-note-head">
        <Icon of={IconLock} size={14} />
        <b>{t('note.team-only')}</b>
        <span>{name}</span>
        <span className="grow" />
        <time dateTime={toIso(at)}>{time.listed(at)}</time>
      </p>
      <div className="ek-msg-text t-prose">{text}</div>
      {children}
    </article>
  );
}
