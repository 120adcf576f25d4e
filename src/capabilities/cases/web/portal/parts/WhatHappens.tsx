import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Me } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Section } from '#ui/Section.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { firstWordQuery } from '../asking.ts';
import { When } from './When.tsx';

interface WhatHappensProps {
  readonly me: Me | null;
  /** What is asked, as far as the promise of the first word depends on it. */
  readonly about: Parameters<typeof firstWordQuery>[0];
}

/** What asking leads to, said before it is sent. */
export function WhatHappens({ me, about }: WhatHappensProps) {
  const t = useText();
  const { data: by = null } = useQuery({
    ...firstWordQuery(about),
    enabled: me !== null,
    placeholderData: keepPreviousData,
  });
  const phone = me?.organisation.phone ?? null;
  return (
    <Section title={t('ask.then')}>
      <ul className="pt-then">
        <li>
          {by === null ? (
            t('ask.then-promise')
          ) : (
            <Phrase id="ask.then-by" values={{ time: <When at={fromIso(by)} /> }} />
          )}
        </li>
        <li>{t('ask.then-see')}</li>
        {me?.email && <li>{t('ask.then-mail', { email: me.email })}</li>}
        {phone !== null && (
          <li>
            <Phrase id="ask.then-call" values={{ phone: <b className="t-nowrap">{phone}</b> }} />
          </li>
        )}
      </ul>
    </Section>
  );
}
