import { IconClockHour4, IconHeartHandshake, IconLanguage, IconLock, IconPhone } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Party } from '../queries.ts';
import './referrals.css';

/** How it went with a party: `Helped 2 of 3 asked`, with who has not said. */
export function useHowItWent(): (party: Party) => string {
  const t = useText();
  return ({ used, asked, answered, helped }) => {
    if (used === 0) return t('party.unused');
    if (asked === 0) return t('party.used-unasked', { used });
    const went = t('party.helped-of', { helped, asked });
    return answered < asked ? `${went} · ${t('party.silent', { n: asked - answered })}` : went;
  };
}

/** What to know of a party: how to reach it, when, in which languages, how it went, and the desk's own notes. */
export function PartyFacts({ of }: { readonly of: Party }) {
  const t = useText();
  const time = useTime();
  const howItWent = useHowItWent();
  const lines = [
    { id: 'reach', icon: IconPhone, text: of.reach },
    { id: 'hours', icon: IconClockHour4, text: of.hours },
    { id: 'languages', icon: IconLanguage, text: of.languages },
    {
      id: 'went',
      icon: IconHeartHandshake,
      text: [howItWent(of), of.lastUsed && t('party.last-used', { day: time.longDay(fromIso(of.lastUsed)) })]
        .filter(Boolean)
        .join(' · '),
    },
    { id: 'notes', icon: IconLock, text: of.notes && t('party.notes-say', { notes: of.notes }) },
  ];
  return (
    <ul className="rf-facts">
      {lines
        .filter(({ text }) => text)
        .map(({ id, icon, text }) => (
          <li key={id} className={id === 'notes' ? 'rf-note' : undefined}>
            <Icon of={icon} />
            <span>{text}</span>
          </li>
        ))}
    </ul>
  );
}
