import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso, type Instant, SECOND } from '#kernel/time.ts';
import { sentenceOf } from '#ui/api.ts';
import { Act } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { useText } from '#ui/text.tsx';
import { serverNow } from '#ui/time/clock.ts';
import type { Detail } from '../queries.ts';
import { takeBack } from './take-back.ts';

type Outgoing = Detail['outgoing'][number];

const LOOK_MS = 200;

/** How many whole seconds are left, never below 0. */
function useSecondsTo(at: Instant): number {
  const left = () => Math.max(0, Math.ceil((at - serverNow()) / SECOND));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left), LOOK_MS);
    return () => clearInterval(timer);
  });
  return seconds;
}

function Waits({ reply, mine }: { readonly reply: Outgoing; readonly mine: boolean }) {
  const t = useText();
  const seconds = useSecondsTo(fromIso(reply.leavesAt));
  if (!mine) return <span>{t('outgoing.theirs', { name: reply.author.name })}</span>;
  return <span className="t-num">{seconds > 0 ? t('outgoing.yours', { n: seconds }) : t('outgoing.now')}</span>;
}

/** A reply that has not left: how long it can be taken back, or why it could not go. */
export function OutgoingReply({ of, reply }: { readonly of: Detail; readonly reply: Outgoing }) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const taking = useMutation({ mutationFn: () => takeBack(queries, { caseId: of.id, messageId: reply.id }) });
  const mine = reply.author.id === me.id;
  const back = reply.heldBack !== null;
  return (
    <article
      className="ek-msg ek-msg-team cs-outgoing"
      aria-label={t('outgoing.name', { name: reply.author.name })}
      data-held-back={back || undefined}
    >
      <Face name={reply.author.name} />
      <div className="ek-msg-body">
        <div className="ek-msg-text t-prose">{reply.text}</div>
        {reply.files > 0 && <p className="cs-delivery">{t('outgoing.files', { n: reply.files })}</p>}
        <p className="cs-outgoing-foot">
          {back ? (
            <span className="t-late">
              <b>{t('outgoing.held-back')}</b> {reply.heldBack}
            </span>
          ) : (
            <Waits reply={reply} mine={mine} />
          )}
          <span className="grow" />
          {mine && (
            <Act busy={taking.isPending} onClick={() => taking.mutate()}>
              {t(back ? 'outgoing.to-draft' : 'outgoing.undo')}
            </Act>
          )}
        </p>
        {taking.isError && (
          <p className="t-late t-sm" role="alert">
            {t('composer.not-taken-back')} {sentenceOf(taking.error, t)}
          </p>
        )}
      </div>
    </article>
  );
}
