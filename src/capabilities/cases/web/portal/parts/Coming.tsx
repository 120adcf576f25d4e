import { fromIso } from '#kernel/time.ts';
import { useTime } from '#ui/time/useTime.ts';
import type { StoryPromise } from '../queries.ts';
import { NextSentence } from './NextSentence.tsx';

interface ComingProps {
  readonly kind: StoryPromise['kind'];
  readonly from: string | null;
  readonly by: string;
}

/** What comes next, with the time in both forms; the hour is the first thing that the eye meets. */
export function Coming({ kind, from, by }: ComingProps) {
  const time = useTime();
  return (
    <>
      <p className="pt-hero-big">
        <NextSentence kind={kind} from={from} by={by} />
      </p>
      <p className="pt-hero-small">{time.relative(fromIso(by), 'long')}</p>
    </>
  );
}
