import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type Macro, macrosQuery, useRemoveMacro } from '../macros.ts';
import { MacroForm } from '../parts/macros/MacroForm.tsx';
import { stepSentence } from '../parts/macros/sentence.ts';
import { MACRO_TEXTS } from '../parts/macros/texts.ts';
import '../parts/macros/macros.css';

function Row({ macro, onEdit }: { readonly macro: Macro; readonly onEdit: () => void }) {
  const t = useText();
  const time = useTime();
  const remove = useRemoveMacro();
  const gone = () => tell({ text: t('macros.removed', { name: macro.name }) });
  return (
    <li className="mac-row">
      <div className="grow">
        <b>{macro.name}</b>
        <ol>
          {macro.steps.map((step) => {
            const sentence = stepSentence(step, { t, span: time.span, names: macro.names });
            return <li key={sentence}>{sentence}</li>;
          })}
        </ol>
        {remove.isError && <ErrorState failed={t('macros.not-removed')} error={remove.error} />}
      </div>
      <p className="mac-acts">
        <Act onClick={onEdit}>{t('macros.edit')}</Act>
        <Act look="plain" busy={remove.isPending} onClick={() => remove.mutate(macro, { onSuccess: gone })}>
          {t('macros.remove')}
        </Act>
      </p>
    </li>
  );
}

function Macros() {
  const t = useText();
  const all = useQuery(macrosQuery);
  const [edited, edit] = useState<Macro | 'new' | null>(null);
  usePageTitle(t('macros.title'));
  const create = (
    <Act icon={IconPlus} onClick={() => edit('new')}>
      {t('macros.new')}
    </Act>
  );
  return (
    <div className="mac">
      <div className="row gap8">
        <PageHeading>{t('macros.title')}</PageHeading>
        <span className="grow" />
        {all.data && all.data.length > 0 && create}
      </div>
      <p className="t-2">{t('macros.purpose')}</p>
      {all.isPending && <Skeleton rows={rowsOf(3, 88)} columns={['60%']} />}
      {all.isError && <ErrorState failed={t('macros.failed')} error={all.error} onRetry={() => void all.refetch()} />}
      {all.data?.length === 0 && <EmptyState title={t('macros.none')} text={t('macros.begin')} action={create} />}
      {all.data && all.data.length > 0 && (
        <ul className="mac-rows">
          {all.data.map((macro) => (
            <Row key={macro.id} macro={macro} onEdit={() => edit(macro)} />
          ))}
        </ul>
      )}
      {edited !== null && <MacroForm known={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </div>
  );
}

/** The macros of the desk, each step as a sentence. */
export function MacrosPage() {
  return (
    <MoreText catalogues={MACRO_TEXTS}>
      <Macros />
    </MoreText>
  );
}
