import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import snippetsEn from '#locales/en/snippets.json' with { type: 'json' };
import { Act } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { SnippetForm } from '../parts/SnippetForm.tsx';
import { type Snippet, snippetsQuery, useRemoveSnippet } from '../snippets.ts';
import '../parts/snippets.css';

const TEXTS = moreTexts({
  en: snippetsEn,
  others: { de: () => import('#locales/de/snippets.json').then((file) => file.default) },
});

type Whose = 'own' | 'shared';

function Row({ snippet, onEdit }: { readonly snippet: Snippet; readonly onEdit: () => void }) {
  const t = useText();
  const remove = useRemoveSnippet();
  const gone = () => tell({ text: t('snippets.removed', { name: snippet.name }) });
  return (
    <li className="snip-row">
      <div className="grow">
        <p>
          <b>{snippet.name}</b>{' '}
          {snippet.for !== 'own' && (
            <span className="t-3 t-sm">{snippet.team ? snippet.team.name : t('snippets.for.desk')}</span>
          )}
        </p>
        <p className="snip-text t-2">{snippet.text}</p>
        {remove.isError && <ErrorState failed={t('snippets.not-removed')} error={remove.error} />}
      </div>
      {snippet.mayChange && (
        <p className="snip-acts">
          <Act onClick={onEdit}>{t('snippets.edit')}</Act>
          <Act look="plain" busy={remove.isPending} onClick={() => remove.mutate(snippet, { onSuccess: gone })}>
            {t('snippets.remove')}
          </Act>
        </p>
      )}
    </li>
  );
}

function List({ whose }: { readonly whose: Whose }) {
  const t = useText();
  const all = useQuery(snippetsQuery);
  const [edited, edit] = useState<Snippet | 'new' | null>(null);
  const shown = all.data?.filter((snippet) => (snippet.for === 'own') === (whose === 'own'));
  const create = (
    <Act icon={IconPlus} onClick={() => edit('new')}>
      {t('snippets.new')}
    </Act>
  );
  return (
    <div className="snip">
      <div className="row gap8">
        <PageHeading>{t(whose === 'own' ? 'snippets.own-title' : 'snippets.title')}</PageHeading>
        <span className="grow" />
        {shown && shown.length > 0 && create}
      </div>
      <p className="t-2">{t(whose === 'own' ? 'snippets.own-purpose' : 'snippets.purpose')}</p>
      {all.isPending && <Skeleton rows={rowsOf(3, 72)} columns={['60%']} />}
      {all.isError && <ErrorState failed={t('snippets.failed')} error={all.error} onRetry={() => void all.refetch()} />}
      {shown?.length === 0 && <EmptyState title={t('snippets.none')} text={t('snippets.none-about')} action={create} />}
      {shown && shown.length > 0 && (
        <ul className="snip-list">
          {shown.map((snippet) => (
            <Row key={snippet.id} snippet={snippet} onEdit={() => edit(snippet)} />
          ))}
        </ul>
      )}
      {edited !== null && (
        <SnippetForm known={edited === 'new' ? null : edited} whose={whose} onClose={() => edit(null)} />
      )}
    </div>
  );
}

function Titled({ whose }: { readonly whose: Whose }) {
  const t = useText();
  usePageTitle(t(whose === 'own' ? 'snippets.own-title' : 'snippets.title'));
  return <List whose={whose} />;
}

/** The snippets that a team or everybody at the desk writes with. */
export function SharedSnippetsPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Titled whose="shared" />
    </MoreText>
  );
}

/** The snippets that somebody keeps for themselves. */
export function OwnSnippetsPage() {
  const t = useText();
  return (
    <DeskPage title={t('snippets.own')}>
      <div className="snip-own">
        <MoreText catalogues={TEXTS}>
          <Titled whose="own" />
        </MoreText>
      </div>
    </DeskPage>
  );
}
