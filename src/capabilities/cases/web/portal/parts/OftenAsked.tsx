import { useQuery } from '@tanstack/react-query';
import offersEn from '#locales/en/offers.json' with { type: 'json' };
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { offersQuery } from '../requesting.ts';
import { Usually } from './Took.tsx';
import './offers.css';

const TEXTS = moreTexts({
  en: offersEn,
  others: { de: () => import('#locales/de/offers.json').then((file) => file.default) },
});

const SHOWN = 4;

function Often() {
  const t = useText();
  const { data: offers = [] } = useQuery(offersQuery);
  if (offers.length === 0) return null;
  const often = offers.toSorted((one, other) => other.asked - one.asked).slice(0, SHOWN);
  const all = (
    <Link href="/requests" className="t-sm">
      {t('offers.all')}
    </Link>
  );
  return (
    <Section title={t('offers.often')} action={all}>
      <ul className="pt-often">
        {often.map((offer) => (
          <li key={offer.slug}>
            <Link href={`/requests/${offer.slug}`}>
              <b>{offer.name}</b>
              <span>
                <Usually took={offer.took} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is often asked for, where anything can be requested at all. */
export function OftenAsked() {
  return (
    <MoreText catalogues={TEXTS}>
      <Often />
    </MoreText>
  );
}
