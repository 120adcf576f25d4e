import { shareIn } from '#capabilities/promises/web/index.ts';
import { useLanguage, useText } from '#ui/text.tsx';
import type { FiguresView } from '../queries.ts';

/** From so many on a share says something. */
const ENOUGH = 5;

type Share = NonNullable<FiguresView['happy']>;

function useShare() {
  const t = useText();
  const { language } = useLanguage();
  return (share: Share | null) =>
    share === null || share.n < ENOUGH
      ? t('fb.too-few', { n: share?.n ?? 0 })
      : t('fb.share', {
          share: shareIn(language, share.share),
          low: shareIn(language, share.low),
          high: shareIn(language, share.high),
          n: share.n,
        });
}

/** How many said what in the last 90 days. A share only with its n and interval, and none where too few said anything. */
export function Figures({ figures }: { readonly figures: FiguresView }) {
  const t = useText();
  const say = useShare();
  const { n, counts, happy, unhappy } = figures;
  if (n === 0) return null;
  const most = Math.max(...counts.map((one) => one.n));
  return (
    <div className="fb-figures">
      <dl className="fb-shares">
        <div>
          <dt>{t('fb.happy')}</dt>
          <dd>{say(happy)}</dd>
        </div>
        <div>
          <dt>{t('fb.unhappy')}</dt>
          <dd>{say(unhappy)}</dd>
        </div>
      </dl>
      <table className="fb-counts">
        <caption className="sr">{t('fb.counts', { n })}</caption>
        <tbody>
          {counts.toReversed().map((one) => (
            <tr key={one.rating}>
              <th scope="row">{t(`how.rating.${one.rating}`)}</th>
              <td className="t-num">{one.n}</td>
              <td aria-hidden>
                {one.n > 0 && <span className="fb-bar" style={{ inlineSize: `${(one.n / most) * 100}%` }} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
