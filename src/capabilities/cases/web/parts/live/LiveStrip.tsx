import { IconBroadcast, IconCheck, IconClockEdit } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Menu } from '#ui/Menu.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useMayWork } from '../rights.ts';
import { useEndLive } from './changes.ts';
import { eventWords } from './event-words.ts';
import { ReachActs } from './ReachActs.tsx';
import { LIVE_TEXTS } from './texts.ts';
import './live.css';

const ChangeDialog = lazy(() => import('./ChangeDialog.tsx').then((file) => file.ChangeDialog));
const FallbackDialog = lazy(() => import('./FallbackDialog.tsx').then((file) => file.FallbackDialog));

function Strip({ of }: { readonly of: Detail }) {
  const t = useText();
  const time = useTime();
  const mayWork = useMayWork();
  const [form, show] = useState<'offer' | 'change' | null>(null);
  const ending = useEndLive();
  const { liveEvent: event } = of;
  if (event === null || fromIso(event.overAt) <= time.now) return null;
  const { contact, fallback } = event;
  const comes = fromIso(event.startsAt) > time.now;
  const end = () => {
    const said = t(comes ? 'live.called-off' : contact === null ? 'live.ended' : 'live.ended-owed');
    ending.mutate({ caseId: of.id }, { onSuccess: () => tell({ text: said }) });
  };
  const items = [
    { id: 'change', icon: IconClockEdit, label: t('live.change'), onChoose: () => show('change') },
    { id: 'end', icon: IconCheck, label: t(comes ? 'live.call-off' : 'live.end'), onChoose: end },
  ];
  const late = contact !== null && time.isLate(fromIso(contact.by));
  return (
    <section className={late ? 'cs-strip lv-strip lv-late' : 'cs-strip lv-strip'} aria-label={t('live.strip')}>
      <Icon of={IconBroadcast} />
      <div className="grow lv-words">
        <p>
          <b>{eventWords(event, firstNameOf(of.requester.name), { t, time })}</b>{' '}
          {contact && (
            <Phrase id="live.contact-by" values={{ due: <Moment at={fromIso(contact.by)} form="due" strong /> }} />
          )}
        </p>
        <p>
          <Phrase id={`live.reach.${event.way}`} values={{ place: <b>{event.place}</b> }} />{' '}
          {fallback === null ? t('live.nothing-offered') : t('live.offered-way', { words: fallback })}
        </p>
      </div>
      {mayWork && (
        <span className="lv-acts">
          {contact && <ReachActs of={of} promise={{ id: contact.promiseId, kind: 'live-event-contact' }} />}
          <Act onClick={() => show('offer')}>{t(fallback === null ? 'live.offer' : 'live.offer-other')}</Act>
          <Menu label={t('live.more')} items={items} size={32} />
        </span>
      )}
      {ending.isError && <ErrorState failed={t('live.not-ended')} error={ending.error} />}
      {form !== null && (
        <Suspense fallback={null}>
          {form === 'offer' ? (
            <FallbackDialog of={of} onClose={() => show(null)} />
          ) : (
            <ChangeDialog of={of} event={event} onClose={() => show(null)} />
          )}
        </Suspense>
      )}
    </section>
  );
}

/** That people are in it, now or at a fixed time: how they are reached, by when, and what works meanwhile. */
export function LiveStrip({ of }: { readonly of: Detail }) {
  return (
    <MoreText catalogues={LIVE_TEXTS}>
      <Strip of={of} />
    </MoreText>
  );
}
