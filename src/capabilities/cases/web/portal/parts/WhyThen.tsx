import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import whyEn from '#locales/en/why.json' with { type: 'json' };
import { Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Why, whyQuery } from '../queries.ts';

const TEXTS = moreTexts({
  en: whyEn,
  others: { de: () => import('#locales/de/why.json').then((file) => file.default) },
});

const OUTLINE = [{ id: 'words', height: 20 }];
const REASONS: readonly string[] = ['customer-input', 'customer-appointment', 'awaiting-confirmation'];

function Words({ why }: { readonly why: Why }) {
  const t = useText();
  const time = useTime();
  const at = (iso: string) => time.moment(fromIso(iso));
  const values = { from: at(why.anchor), due: at(why.due), budget: time.open(why.budget ?? 0, 'long') };
  const counts = why.terms === 'budget' || why.terms === 'cadence';
  return (
    <>
      <p>{t(`why.terms.${why.terms}`, values)}</p>
      {why.agreement !== null && <p>{t('why.agreement', { name: why.agreement })}</p>}
      {counts && why.closed > 0 && (
        <p>{t('why.closed', { span: time.span(why.closed, 'long'), zone: why.timeZone })}</p>
      )}
      {why.pauses.map(({ from, to, reason }) => (
        <p key={from}>
          {t(`why.paused.${REASONS.includes(reason) ? reason : 'other'}`, { from: at(from), to: at(to) })}
        </p>
      ))}
    </>
  );
}

interface WhyThenProps {
  readonly caseId: string;
  readonly promiseId: string;
}

function Loaded({ caseId, promiseId }: WhyThenProps) {
  const t = useText();
  const { data, isError, error, refetch } = useQuery(whyQuery(caseId, promiseId));
  if (data) return <Words why={data} />;
  if (isError) return <ErrorState failed={t('why.failed')} error={error} onRetry={() => void refetch()} />;
  return <Skeleton rows={OUTLINE} />;
}

/** Why a promise is due when it is, in the words of the person to whom it was given. */
export function WhyThen(props: WhyThenProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Loaded {...props} />
    </MoreText>
  );
}
