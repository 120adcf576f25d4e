import { IconChevronRight } from '@tabler/icons-react';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import type { Offer } from '../requesting.ts';
import { Usually } from './Took.tsx';
import './offers.css';

/** What can be requested, a row each: what one gets, and how long it really took. */
export function OfferList({ offers }: { readonly offers: readonly Offer[] }) {
  return (
    <ul className="pt-offers">
      {offers.map((offer) => (
        <li key={offer.slug}>
          <Link href={`/requests/${offer.slug}`} className="pt-offer">
            <span className="pt-offer-head">
              <b>{offer.name}</b>
              <span className="pt-offer-took">
                <Usually took={offer.took} />
              </span>
              <Icon of={IconChevronRight} size={20} />
            </span>
            <span className="pt-offer-what">{offer.summary}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
