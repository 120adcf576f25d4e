import { useQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { fromIso } from '#kernel/time.ts';
import sessionsEn from '#locales/en/my-sessions.json' with { type: 'json' };
import { Button } from '#ui/Button.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Session, sessionsQuery, useEndSessions } from './sessions.ts';
import './my-sessions.css';

const TEXTS = moreTexts({
  en: sessionsEn,
  others: { de: () => import('#locales/de/my-sessions.json').then((file) => file.default) },
});
const OUTLINE = [60, 60].map((height, place) => ({ id: `session-${place}`, height }));

function useDeviceName(): (session: Session) => string {
  const t = useText();
  return ({ browser, system }) => {
    if (browser !== null && system !== null) return t('my-sessions.device', { browser, system });
    return browser ?? system ?? t('my-sessions.unknown-device');
  };
}

/** Its last use is known to the hour: where that is the one in which it began, no moment is told. */
function useLastUse({ current, signedInAt, lastUsedAt }: Session): string {
  const t = useText();
  const time = useTime();
  if (current) return t('my-sessions.now');
  if (fromIso(lastUsedAt) <= fromIso(signedInAt)) return t('my-sessions.used-then');
  return t('my-sessions.used', { moment: time.moment(fromIso(lastUsedAt)) });
}

interface RowProps {
  readonly session: Session;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Row({ session, busy, onEnd }: RowProps) {
  const t = useText();
  const time = useTime();
  const device = useDeviceName()(session);
  const about = useId();
  const since = t('my-sessions.since', { moment: time.moment(fromIso(session.signedInAt)) });
  const used = useLastUse(session);
  return (
    <li>
      <div>
        <p className="t-500">
          {device}
          {session.current && <span className="my-session-here t-sm">{t('my-sessions.here')}</span>}
        </p>
        <p id={about} className="t-sm t-3">
          {since} · {used}
        </p>
      </div>
      {!session.current && (
        <Button
          busy={busy}
          aria-label={t('my-sessions.end-device', { device })}
          aria-describedby={about}
          onClick={onEnd}
        >
          {t('my-sessions.end')}
        </Button>
      )}
    </li>
  );
}

function Sessions() {
  const t = useText();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  const end = useEndSessions();
  // The button that was pressed goes with its row.
  const press = (id: Session['id'] | null) => end.mutate(id, { onSuccess: () => heading.current?.focus() });
  const isAt = (id: Session['id'] | null) => end.isPending && end.variables === id;
  const others = (sessions ?? []).filter(({ current }) => !current);
  return (
    <section className="me-part" aria-labelledby={title}>
      <h2 id={title} ref={heading} tabIndex={-1}>
        {t('my-sessions.title')}
      </h2>
      <p className="t-2">{t('my-sessions.lead')}</p>
      {!sessions && !error && <Skeleton rows={OUTLINE} />}
      {error && !sessions && (
        <ErrorState failed={t('my-sessions.not-read')} error={error} onRetry={() => void refetch()} />
      )}
      {sessions && (
        <ul className="my-sessions">
          {sessions.map((session) => (
            <Row key={session.id} session={session} busy={isAt(session.id)} onEnd={() => press(session.id)} />
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <Button busy={isAt(null)} onClick={() => press(null)}>
          {t('my-sessions.end-others')}
        </Button>
      )}
      <p className="t-sm t-3" role="status">
        {end.isSuccess && t('my-sessions.ended', { count: end.data })}
      </p>
      {end.isError && <ErrorState failed={t('my-sessions.not-ended')} error={end.error} />}
    </section>
  );
}

/** Where somebody is signed in, with this place marked, and how to sign out in the others. */
export function MySessions() {
  return (
    <MoreText catalogues={TEXTS}>
      <Sessions />
    </MoreText>
  );
}
