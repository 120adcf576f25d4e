import {
  IconCheck,
  IconEye,
  IconLanguage,
  IconListDetails,
  IconLock,
  IconMail,
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
import { firstNameOf } from './names.ts';
import { RailSection } from './RailSection.tsx';

interface PersonRowProps {
  readonly name: string;
  readonly role: string;
  readonly does: string;
  /** Whether the customer sees this name. */
  readonly seen: boolean;
}

function PersonRow({ name, role, does, seen }: PersonRowProps) {
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
      </div>
      <span className="cs-person-seen" title={label}>
        <Icon of={seen ? IconEye : IconLock} />
        <span className="sr">{label}</span>
      </span>
    </li>
  );
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
        {owner && <PersonRow name={owner.name} role={t('people.owner')} does={t('people.owner-does')} seen />}
        {helper && <PersonRow name={helper.name} role={t('people.assignee')} does={t('people.assignee-does')} seen />}
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
  const { email, language: theirs, timeZone, promisesJudged, promisesKept, openCases } = of.requesterDetails;
  const clock = useTheirClock(timeZone);
  const name = firstNameOf(of.requester.name);
  return (
    <RailSection title={t('customer.title')}>
      <p className="cs-customer">
        <b>{of.requester.name}</b>
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
