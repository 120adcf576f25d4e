import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Site, useAddSite, useRemoveSite, useSwitchSite } from '../queries.ts';

function Row({ site }: { readonly site: Site }) {
  const t = useText();
  const turn = useSwitchSite();
  const remove = useRemoveSite();
  const add = useAddSite();
  const { origin, shows } = site;
  const gone = () => tell({ text: t('sites.removed', { origin }), undo: () => add.mutate(origin) });
  const failed = turn.error ?? remove.error;
  return (
    <li className="st-row">
      <div>
        <p>
          <b>{origin}</b>
        </p>
        <p className="t-13 t-3">{t(shows ? 'sites.shows' : 'sites.off')}</p>
        {failed && <ErrorState failed={t('sites.not-saved')} error={failed} />}
      </div>
      <p className="st-acts">
        <Act
          busy={turn.isPending}
          aria-label={t(shows ? 'sites.switch-off-name' : 'sites.switch-on-name', { origin })}
          onClick={() => turn.mutate({ ...site, shows: !shows })}
        >
          {t(shows ? 'sites.switch-off' : 'sites.switch-on')}
        </Act>
        <Act
          look="plain"
          busy={remove.isPending}
          aria-label={t('sites.remove-name', { origin })}
          onClick={() => remove.mutate(site, { onSuccess: gone })}
        >
          {t('sites.remove')}
        </Act>
      </p>
    </li>
  );
}

/** The sites that may show the form. */
export function SiteList({ sites }: { readonly sites: readonly Site[] }) {
  const t = useText();
  if (sites.length === 0) return <p className="t-2">{t('sites.none')}</p>;
  return (
    <ul className="st-list">
      {sites.map((site) => (
        <Row key={site.id} site={site} />
      ))}
    </ul>
  );
}
