import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type TurnedAway, useAddSite } from '../queries.ts';

function Row({ away }: { readonly away: TurnedAway }) {
  const t = useText();
  const time = useTime();
  const add = useAddSite();
  const { origin, times, lastAt } = away;
  const added = () => tell({ text: t('sites.added', { origin }) });
  return (
    <li className="st-row">
      <div>
        <p>
          <b>{origin}</b>
        </p>
        <p className="t-13 t-3">{t('sites.turned-away-when', { times, moment: time.moment(fromIso(lastAt)) })}</p>
        {add.isError && <ErrorState failed={t('sites.not-saved')} error={add.error} />}
      </div>
      <p className="st-acts">
        <Act
          busy={add.isPending}
          aria-label={t('sites.allow-name', { origin })}
          onClick={() => add.mutate(origin, { onSuccess: added })}
        >
          {t('sites.allow')}
        </Act>
      </p>
    </li>
  );
}

/** Where the form was asked for and not shown: a site that is missing on the list, or one that is not ours. */
export function TurnedAwayList({ away }: { readonly away: readonly TurnedAway[] }) {
  const t = useText();
  return (
    <>
      <p className="t-2">{t('sites.turned-away-about')}</p>
      <ul className="st-list">
        {away.map((one) => (
          <Row key={one.origin} away={one} />
        ))}
      </ul>
    </>
  );
}
