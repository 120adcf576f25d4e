import { useEffect, useRef } from 'react';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import type { TakenIn } from '../asking.ts';
import { Promised } from './Promised.tsx';

interface DoneProps {
  readonly taken: TakenIn;
  readonly unsure: boolean;
  readonly onAgain: () => void;
}

/** It was asked: which case it is, by when they hear, and where they follow it. */
export function Done({ taken, unsure, onAgain }: DoneProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="au-done">
      <h2 ref={heading} tabIndex={-1} className="t-h2">
        {t('ask-us.done', { number: taken.number })}
      </h2>
      <Promised by={taken.by} unsure={unsure} />
      <p>{t('ask-us.follow-about')}</p>
      <a className="ek-btn ek-btn-filled ek-btn-lg" href={taken.url} target="_blank" rel="noopener">
        {t('ask-us.follow')} <span className="sr">{t('ask-us.new-window')}</span>
      </a>
      <Button size="lg" look="plain" onClick={onAgain}>
        {t('ask-us.again')}
      </Button>
    </div>
  );
}
