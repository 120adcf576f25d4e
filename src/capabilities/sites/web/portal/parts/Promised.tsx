import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';

/** By when they hear from us, before they ask and after; nobody in particular is told more. */
export function Promised({ by, unsure }: { readonly by: string | null; readonly unsure: boolean }) {
  const t = useText();
  const time = useTime();
  return (
    <div className="au-promise">
      <p className="t-lg">
        {by === null ? (
          t('ask-us.promise')
        ) : (
          <Phrase
            id={unsure ? 'ask-us.promise-helper-by' : 'ask-us.promise-by'}
            values={{ time: <Moment at={fromIso(by)} strong /> }}
          />
        )}
      </p>
      {by !== null && <p className="t-sm t-3">{time.relative(fromIso(by), 'long')}</p>}
    </div>
  );
}
