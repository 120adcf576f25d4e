import { useText } from '#ui/text.tsx';
import type { Rating } from './queries.ts';

const RATINGS = [1, 2, 3, 4, 5] as const;

interface RatingRowProps {
  readonly labelledBy: string;
  /** What stands; null while nothing was said. */
  readonly value: Rating | null;
  readonly onChoose: (rating: Rating) => void;
}

/** The five answers, of equal weight and in words. One press says it. */
export function RatingRow({ labelledBy, value, onChoose }: RatingRowProps) {
  const t = useText();
  return (
    <fieldset className="pt-how-row" aria-labelledby={labelledBy}>
      {RATINGS.map((rating) => (
        <button key={rating} type="button" aria-pressed={rating === value} onClick={() => onChoose(rating)}>
          {t(`how.rating.${rating}`)}
        </button>
      ))}
    </fieldset>
  );
}
