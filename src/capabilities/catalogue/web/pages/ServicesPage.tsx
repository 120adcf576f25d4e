import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { ServiceForm } from '../parts/ServiceForm.tsx';
import { allServicesQuery, deskQuery, type ServiceWritten, teamNamesQuery } from '../queries.ts';
import '../parts/offers.css';

type Named = readonly { readonly id: string; readonly name: string }[] | undefined;

const nameIn = (named: Named, id: string | null) => named?.find((one) => one.id === id)?.name;

function ServiceRow({ service, onEdit }: { readonly service: ServiceWritten; readonly onEdit: () => void }) {
  const t = useText();
  const team = nameIn(useQuery(teamNamesQuery).data, service.teamId);
  const owner = nameIn(useQuery(deskQuery).data, service.ownerId);
  const { name, standing, retired } = service;
  return (
    <li className="offer-row service-row">
      <div className="grow">
        <h2>
          {name} {retired && <span className="t-13 t-3">{t('services.retired')}</span>}
        </h2>
        <p className="t-2">
          {team === undefined ? t('services.no-team') : t('services.worked-on', { team })}
          {owner !== undefined && ` · ${t('services.answered-for', { name: owner })}`}
        </p>
        {standing && <p className="t-13 t-3">{t('services.standing')}</p>}
      </div>
      <Act aria-label={t('services.change', { name })} onClick={onEdit}>
        {t('services.edit')}
      </Act>
    </li>
  );
}

/** What customers may ask about: each service with who works on it first, and who answers for it. */
export function ServicesPage() {
  const t = useText();
  const services = useQuery(allServicesQuery);
  const [edited, edit] = useState<ServiceWritten | 'new' | null>(null);
  usePageTitle(t('admin.services'));
  return (
    <div className="offers">
      <div className="offers-head">
        <PageHeading>{t('admin.services')}</PageHeading>
        <Act icon={IconPlus} onClick={() => edit('new')}>
          {t('services.new')}
        </Act>
      </div>
      <p className="t-2">{t('services.purpose')}</p>
      {services.isError && (
        <ErrorState failed={t('services.failed')} error={services.error} onRetry={() => void services.refetch()} />
      )}
      {services.isPending && <Skeleton rows={rowsOf(4, 72)} />}
      {services.data && (
        <ul className="offer-list">
          {services.data.map((service) => (
            <ServiceRow key={service.id} service={service} onEdit={() => edit(service)} />
          ))}
        </ul>
      )}
      {edited !== null && <ServiceForm known={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </div>
  );
}
