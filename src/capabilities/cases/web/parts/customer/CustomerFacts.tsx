import type { Icon as TablerIcon } from '@tabler/icons-react';
import { IconBeach, IconClock, IconLanguage, IconMail, IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useReader, useTime } from '#ui/time/useTime.ts';
import { clockTime } from '#ui/time/words.ts';
import type { Customer } from '../../customers.ts';
import './customer.css';

interface FactProps {
  readonly icon: TablerIcon;
  readonly label: string;
  readonly children: ReactNode;
}

function Fact({ icon, label, children }: FactProps) {
  return (
    <div className="cu-fact">
      <dt>
        <Icon of={icon} />
        <span className="sr">{label}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How to reach them, in which language, what their clocks show, and whether they are away. */
export function ReachFacts({ of }: { readonly of: Customer }) {
  const t = useText();
  const reader = useReader();
  const time = useTime();
  const theirs = clockTime(time.now, { ...reader, zone: of.timeZone });
  const { absence, keptInMind } = of;
  return (
    <Section ruled title={t('customer-page.reach')}>
      <dl className="cu-facts">
        {keptInMind?.reachBy && (
          <Fact icon={IconMessage2} label={t('customer-page.reach-by')}>
            <b>{keptInMind.reachBy}</b>
          </Fact>
        )}
        {of.email !== null && (
          <Fact icon={IconMail} label={t('customer-page.email')}>
            {of.email}
          </Fact>
        )}
        <Fact icon={IconLanguage} label={t('customer-page.language')}>
          {t(`language.${of.language}`)}
        </Fact>
        <Fact icon={IconClock} label={t('customer-page.zone')}>
          {t('customer-page.their-time', { time: theirs, zone: of.timeZone })}
        </Fact>
        {absence && (
          <Fact icon={IconBeach} label={t('customer-page.away')}>
            {t(fromIso(absence.from) > time.now ? 'customer-page.away-from' : 'customer-page.away-until', {
              from: time.moment(fromIso(absence.from)),
              until: time.moment(fromIso(absence.until)),
            })}
          </Fact>
        )}
      </dl>
    </Section>
  );
}

type Owed = NonNullable<Customer['agreement']>['owes'][number];

/** By when something is owed, in words. */
function useWithin(): (within: Owed['within']) => string {
  const t = useText();
  const time = useTime();
  return (within) => {
    if (within.kind === 'budget') return t('customer-page.within', { time: time.open(within.ms) });
    const { n, cutOff } = within;
    return cutOff === null ? t('customer-page.days', { n }) : t('customer-page.days-cut', { n, time: cutOff });
  };
}

/** What their account is owed for an ordinary case, in words. */
export function AgreementWords({ of: { account, agreement } }: { readonly of: Customer }) {
  const t = useText();
  const within = useWithin();
  return (
    <Section ruled title={t('customer-page.agreement')}>
      {agreement === null ? (
        <p className="t-3">{t('customer-page.no-agreement')}</p>
      ) : (
        <>
          <p className="t-13 t-2 cu-owed-by">
            {t('customer-page.owed-by', { account: account.name, agreement: agreement.name })}
          </p>
          <ul className="cu-owes">
            {agreement.owes.map((one) => (
              <li key={one.kind}>
                <b>{t(`customer-page.owes.${one.kind}`)}</b> {within(one.within)}
              </li>
            ))}
          </ul>
          <p className="t-13 t-3">{t('customer-page.ordinary')}</p>
        </>
      )}
    </Section>
  );
}
