import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { OfferDetail } from '../requesting.ts';

/** How long it really took, the last times; where it never was done, that is said. */
function HowLong({ took }: Pick<OfferDetail, 'took'>) {
  const t = useText();
  const time = useTime();
  if (took === null) return <dd>{t('request.no-data')}</dd>;
  const { median, nineOfTen, n } = took;
  return (
    <dd>
      <b>{t('offers.usually', { span: time.span(median, 'long') })}</b>{' '}
      <span className="t-3">{t('request.took', { span: time.span(nineOfTen, 'long'), n })}</span>
    </dd>
  );
}

/** What is good to know before one asks for it. */
export function OfferFacts({ offer }: { readonly offer: OfferDetail }) {
  const t = useText();
  return (
    <dl className="pt-request-facts">
      <div>
        <dt>{t('request.how-long')}</dt>
        <HowLong took={offer.took} />
      </div>
      {offer.approval && (
        <div>
          <dt>{t('request.approver')}</dt>
          <dd>{offer.approval.iName ? t('request.you-name-them') : offer.approval.approver}</dd>
        </div>
      )}
      {offer.cost !== null && (
        <div>
          <dt>{t('request.cost')}</dt>
          <dd>{offer.cost}</dd>
        </div>
      )}
    </dl>
  );
}
