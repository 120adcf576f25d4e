import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import decideEn from '#locales/en/decide.json' with { type: 'json' };
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { MoreText, moreTexts, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { asksQuery } from '../deciding.ts';
import { When } from './When.tsx';
import './story-card.css';

/** The texts of a yes or no. */
export const DECIDE_TEXTS = moreTexts({
  en: decideEn,
  others: { de: () => import('#locales/de/decide.json').then((file) => file.default) },
});

/** By when an answer was promised, and how long that is. */
export function DueBy({ due }: { readonly due: string }) {
  const time = useTime();
  const at = fromIso(due);
  const late = time.isLate(at);
  return (
    <>
      <Phrase id={late ? 'decide.was-due' : 'decide.due'} values={{ time: <When at={at} /> }} />{' '}
      <span className={late ? 't-late t-nowrap' : 't-3 t-nowrap'}>{time.left(at)}</span>
    </>
  );
}

function Asks() {
  const t = useText();
  const { data: asks = [] } = useQuery(asksQuery);
  if (asks.length === 0) return null;
  return (
    <Section title={t('decide.asked-of-you', { n: asks.length })}>
      <ul className="pt-cards">
        {asks.map(({ number, item, requester, due }) => (
          <li key={number}>
            <Link href={`/asked/${number}`} className="pt-card">
              <h3 className="pt-card-head">
                <span>{item}</span>
                <Icon of={IconChevronRight} size={20} />
              </h3>
              <p className="pt-card-by">{t('decide.waits', { name: requester })}</p>
              {due !== null && (
                <p className="pt-card-due">
                  <DueBy due={due} />
                </p>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What waits for the reader's yes or no; nothing where nothing does. */
export function AskedOfYou() {
  return (
    <MoreText catalogues={DECIDE_TEXTS}>
      <Asks />
    </MoreText>
  );
}
