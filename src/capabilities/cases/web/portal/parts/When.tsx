import { type Instant, toIso } from '#kernel/time.ts';
import { useTime } from '#ui/time/useTime.ts';

/** A moment as large text: day and time of day may stand on two lines, but neither is torn apart. */
export function When({ at }: { readonly at: Instant }) {
  const time = useTime();
  const pieces = time.moment(at).split(/(?<=, )/);
  return (
    <time dateTime={toIso(at)}>
      {pieces.map((piece) => (
        <b key={piece} className="t-nowrap">
          {piece}
        </b>
      ))}
    </time>
  );
}
