import {
  IconBeach,
  IconCheck,
  IconEye,
  IconLanguage,
  IconListDetails,
  IconLock,
  IconMail,
  IconPhone,
  IconUserPlus,
} from '@tabler/icons-react';
import { Act } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { useReader, useTime } from '#ui/time/useTime.ts';
import { clockTime } from '#ui/time/words.ts';
import { isOpen } from '../../domain/states.ts';
import type { Detail } from '../queries.ts';
import { type PersonShown, useCaseSlots } from '../slots.ts';
import { firstNameOf } from './names.ts';
import { RailSection } from './RailSection.tsx';
import { nameOfReceiver } from './transfer/TransferStrip.tsx';
import { useAwayWords } from './useAway.ts';
import { useColleagues } from './useColleagues.ts';

interface PersonRowProps extends PersonShown {
  /** Of a person; a team has none. */
  readonly id?: string;
  /** When they are away, in words. */
  readonly away?: string | null;
}

/** For who leads their team: says when this person is away. */
function SayAway({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useText();
  const { me, people } = useColleagues();
  if (id === me.id || !people.some((one) => one.id === id)) return null;
  return (
    <Link href={`/desk/away?person=${id}`} className="cs-say-away" aria-label={t('away.for-person-name', { name })}>
      <Icon of={IconBeach} />
    </Link>
  );
}

function PersonRow({ id, name, role, does, away = null, seen }: PersonRowProps) {
  const t = useText();
  const label = t(seen ? 'people.seen' : 'people.team-only');
  return (
    <li className="cs-person">
      <Face name={name} />
      <div className="grow">
        <p className="t-wrap">
          <b>{name}</b>
          <span className="t-3"> · {role}</span>
        </p>
        <p className="t-xs t-3">{does}</p>
        {away !== null && <p className="t-xs cs-away">{away}</p>}
      </div>
      {id !== undefined && <SayAway id={id} name={name} />}
      <span className="cs-person-seen" title={label}>
        <Icon of={seen ? IconEye : IconLock} />
        <span className="sr">{label}</span>
      </span>
    </li>
  );
}

/** When somebody of the case is away, and who stands in. */
function useAwayOf({ absences }: Detail): (personId: string) => string | null {
  const t = useText();
  const words = useAwayWords();
  return (personId) => {
    const next = absences.find(({ person }) => person.id === personId);
    if (!next) return null;
    const said = words(next);
    return next.standIn ? t('away.with-stand-in', { away: said, name: firstNameOf(next.standIn.name) }) : said;
  };
}

interface PeopleRailProps {
  readonly of: Detail;
  readonly onAssign: () => void;
  readonly mayWork: boolean;
}

/** Who works on the case, and which of these names the customer sees. */
export function PeopleRail({ of, onAssign, mayWork }: PeopleRailProps) {
  const t = useText();
  const { owner, assignee, team } = of;
  const { Helpers } = useCaseSlots();
  const awayOf = useAwayOf(of);
  const asked = of.transfer?.state === 'offered' && isOpen(of.state) ? nameOfReceiver(of.transfer) : null;
  const deciders = isOpen(of.state) ? (of.request?.approval?.asks ?? []).filter((ask) => ask.state === 'asked') : [];
  const helper = assignee !== null && assignee.id !== owner?.id ? assignee : null;
  return (
    <RailSection
      title={t('people.title')}
      action={
        mayWork &&
        isOpen(of.state) && (
          <Act icon={IconUserPlus} command="case.assign" onClick={onAssign}>
            {t('case.assign')}
          </Act>
        )
      }
    >
      <ul>
        {owner === null && <li className="cs-nobody t-3">{t('people.nobody')}</li>}
        {owner && (
          <PersonRow
            id={owner.id}
            name={owner.name}
            role={t('people.owner')}
            does={t('people.owner-does')}
            away={awayOf(owner.id)}
            seen
          />
        )}
        {helper && (
          <PersonRow
            id={helper.id}
            name={helper.name}
            role={t('people.assignee')}
            does={t('people.assignee-does')}
            away={awayOf(helper.id)}
            seen
          />
        )}
        {asked !== null && <PersonRow name={asked} role={t('people.asked')} does={t('people.asked-does')} seen />}
        {deciders.map(({ id, name, ofTheDesk }) => (
          <PersonRow
            key={id}
            name={name}
            role={t('people.approver')}
            does={t(ofTheDesk ? 'people.approver-desk-does' : 'people.approver-does')}
            seen
          />
        ))}
        <Helpers of={of} Row={PersonRow} />
        {team && <PersonRow name={team.name} role={t('people.team')} does={t('people.team-does')} seen={false} />}
      </ul>
    </RailSection>
  );
}

/** An address that breaks, if it must, before its domain. */
function Address({ of }: { readonly of: string }) {
  const at = of.lastIndexOf('@');
  return (
    <span className="cs-address">
      {of.slice(0, at)}
      <wbr />
      {of.slice(at)}
    </span>
  );
}

/** Their wall clock beside ours, where the two differ. */
function useTheirClock(zone: string): string | null {
  const reader = useReader();
  const time = useTime();
  const theirs = clockTime(time.now, { ...reader, zone });
  return theirs === time.clock(time.now) ? null : theirs;
}

/** What to know of the customer before writing to them. */
export function CustomerRail({ of }: { readonly of: Detail }) {
  const t = useText();
  const { language } = useLanguage();
  const {
    email,
    phone,
    reachBy,
    language: theirs,
    timeZone,
    promisesJudged,
    promisesKept,
    openCases,
  } = of.requesterDetails;
  const clock = useTheirClock(timeZone);
  const name = firstNameOf(of.requester.name);
  return (
    <RailSection title={t('customer.title')}>
      <p className="cs-customer">
        <Link href={`/desk/people/${of.requester.id}`}>{of.requester.name}</Link>
        <span className="t-3">
          {of.account.name}
          {clock !== null && ` · ${t('customer.their-time', { time: clock })}`}
        </span>
      </p>
      <ul className="cs-customer-lines">
        {email !== null && (
          <li>
            <Icon of={IconMail} />
            <Address of={email} />
          </li>
        )}
        {phone !== null && (
          <li>
            <Icon of={IconPhone} />
            {reachBy === 'call' ? t('customer.call', { name, phone }) : phone}
          </li>
        )}
        {theirs !== language && (
          <li>
            <Icon of={IconLanguage} />
            {t('customer.reads', { name, language: t(`language.${theirs}`) })}
          </li>
        )}
        {promisesJudged > 0 && (
          <li>
            <Icon of={IconCheck} />
            {t('customer.kept', { name, kept: promisesKept, n: promisesJudged })}
          </li>
        )}
        {openCases > 0 && (
          <li>
            <Icon of={IconListDetails} />
            <Link href={`/desk/queue/open?requester=${of.requester.id}`}>
              {t('customer.open-cases', { n: openCases })}
            </Link>
          </li>
        )}
      </ul>
    </RailSection>
  );
}
