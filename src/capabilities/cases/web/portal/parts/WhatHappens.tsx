import type { Me } from '#capabilities/people/web/index.ts';
import { Section } from '#ui/Section.tsx';
import { Phrase, useText } from '#ui/text.tsx';

/** What asking leads to, said before it is sent. */
export function WhatHappens({ me }: { readonly me: Me | null }) {
  const t = useText();
  const phone = me?.organisation.phone ?? null;
  return (
    <Section title={t('ask.then')}>
      <ul className="pt-then">
        <li>{t('ask.then-promise')}</li>
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
