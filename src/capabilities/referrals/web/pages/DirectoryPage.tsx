import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { PartyFacts } from '../parts/PartyFacts.tsx';
import { PartyForm } from '../parts/PartyForm.tsx';
import { type Party, partiesQuery, useRemoveParty, useVerifyParty } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/referrals.css';

/** From so many entries on one searches instead of reading. */
const MANY = 5;

function Row({ party, onEdit }: { readonly party: Party; readonly onEdit: () => void }) {
  const t = useText();
  const time = useTime();
  const verify = useVerifyParty();
  const remove = useRemoveParty();
  const { name } = party;
  const verified = () => tell({ text: t('directory.verified', { name }) });
  const gone = () => tell({ text: t('directory.removed', { name }) });
  const day = time.longDay(fromIso(party.verifiedAt));
  return (
    <li className="rf-row">
      <div className="grow">
        <h2>{name}</h2>
        <p className="t-2">{party.helpsWith}</p>
        <PartyFacts of={party} />
        <p className="t-13 t-3">
          {party.provider && `${t('directory.is-provider', { name: party.provider.name })} · `}
          {t('directory.verified-by', { day, name: party.verifiedBy })}
        </p>
        {verify.isError && <ErrorState failed={t('directory.not-saved')} error={verify.error} />}
        {remove.isError && <ErrorState failed={t('directory.not-removed')} error={remove.error} />}
      </div>
      <p className="rf-row-acts">
        <Act aria-label={t('directory.edit-name', { name })} onClick={onEdit}>
          {t('directory.edit')}
        </Act>
        <Act
          aria-label={t('directory.verify-name', { name })}
          busy={verify.isPending}
          onClick={() => verify.mutate(party, { onSuccess: verified })}
        >
          {t('directory.verify')}
        </Act>
        <Act
          look="plain"
          aria-label={t('directory.remove-name', { name })}
          busy={remove.isPending}
          onClick={() => remove.mutate(party, { onSuccess: gone })}
        >
          {t('directory.remove')}
        </Act>
      </p>
    </li>
  );
}

function Directory() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const all = useQuery(partiesQuery());
  const found = useQuery({ ...partiesQuery(typed.trim()), placeholderData: keepPreviousData });
  const [edited, edit] = useState<Party | 'new' | null>(null);
  usePageTitle(t('directory.title'));
  const create = (
    <Act icon={IconPlus} onClick={() => edit('new')}>
      {t('directory.new')}
    </Act>
  );
  return (
    <div className="rf">
      <div className="row wrap gap8">
        <PageHeading>{t('directory.title')}</PageHeading>
        <span className="grow" />
        {all.data && all.data.length > 0 && create}
      </div>
      <p className="t-2">{t('directory.purpose')}</p>
      {all.data && all.data.length >= MANY && (
        <TextField label={t('directory.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      )}
      {all.isPending && <Skeleton rows={rowsOf(3, 136)} columns={['60%']} />}
      {all.isError && (
        <ErrorState failed={t('directory.failed')} error={all.error} onRetry={() => void all.refetch()} />
      )}
      {all.data?.length === 0 && (
        <EmptyState title={t('directory.none')} text={t('directory.none-about')} action={create} />
      )}
      {typed.trim() !== '' && found.data?.length === 0 && <p role="status">{t('refer.nobody-found')}</p>}
      {found.data && found.data.length > 0 && (
        <ul className="rf-rows">
          {found.data.map((party) => (
            <Row key={party.id} party={party} onEdit={() => edit(party)} />
          ))}
        </ul>
      )}
      {edited !== null && <PartyForm known={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </div>
  );
}

/** The directory of outside parties that can help where we cannot. */
export function DirectoryPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Directory />
    </MoreText>
  );
}
