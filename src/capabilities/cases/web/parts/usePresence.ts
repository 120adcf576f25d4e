import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { caller } from '#kernel/call.ts';
import { SECOND } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { presenceQuery } from '../queries.ts';
import type { ComposerState } from './useComposer.ts';

const { beHere, leaveHere } = casesContract.endpoints;

/** What is said while the page goes away outlives it. */
const callInParting = caller({ fetch: (input, init) => window.fetch(input, { ...init, keepalive: true }) });

type Doing = 'viewing' | 'reply' | 'note';

/** The server believes it for twice as long. */
const AGAIN_MS = 20 * SECOND;
/** Whoever has not typed for so long is thinking, or has gone for a coffee. */
const STILL_MS = 30 * SECOND;

/** What I am doing here: writing, for as long as I type. */
function useDoing({ open, reply, note }: ComposerState): Doing {
  const text = open === 'reply' ? reply.draft.text : open === 'note' ? note.draft.text : '';
  const [writing, setWriting] = useState<{ readonly kind: Doing; readonly text: string }>({ kind: 'viewing', text });
  useEffect(() => {
    if (open === null || text === '') return setWriting({ kind: 'viewing', text });
    // A draft that was there when the page opened is not being written.
    setWriting((before) => (before.text === text ? before : { kind: open, text }));
    const timer = setTimeout(() => setWriting({ kind: 'viewing', text }), STILL_MS);
    return () => clearTimeout(timer);
  }, [open, text]);
  return writing.kind;
}

/** Says that I am on this case's page, again and again; nothing is lost when it is not heard. */
function useBeingHere(caseId: string, doing: Doing): void {
  const said = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    const say = () => {
      if (document.visibilityState === 'hidden') return;
      // One after the other: of two that are under way at once, the older may arrive last.
      said.current = said.current
        .then(() => call(beHere, { params: { caseId }, body: { doing } }))
        .catch(() => undefined);
    };
    say();
    const timer = setInterval(say, AGAIN_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [caseId, doing]);
  useEffect(() => {
    const leave = () => callInParting(leaveHere, { params: { caseId } }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      said.current = said.current.then(leave);
    };
  }, [caseId]);
}

/** Who else of the desk is here, while I say that I am. */
export function usePresence(caseId: string, composer: ComposerState) {
  useBeingHere(caseId, useDoing(composer));
  const { data } = useQuery(presenceQuery(caseId));
  return data ?? [];
}
