import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { formQuery, useAskUs } from '../asking.ts';
import { Done } from '../parts/Done.tsx';
import { Promised } from '../parts/Promised.tsx';
import { BLANK, type Typed, Words } from '../parts/Words.tsx';
import { tellSite } from '../site.ts';
import '../parts/form.css';

/** Tells the page that shows us that we stand, and asks it to put us away by Escape. */
function useSite(at: string): () => void {
  useEffect(() => {
    tellSite(at, 'ready');
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) tellSite(at, 'close');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [at]);
  return () => tellSite(at, 'close');
}

/** Without a site around it, such as when somebody opens its address by hand, it is of no use. */
function Nowhere() {
  const t = useText();
  return <p className="au-about">{t('ask-us.not-here')}</p>;
}

function Asking({ at }: { readonly at: string }) {
  const t = useText();
  const [typed, setTyped] = useState<Typed>(BLANK);
  const form = useQuery({ ...formQuery(at, typed.unsure), placeholderData: keepPreviousData });
  const ask = useAskUs();
  if (form.isPending) return <Skeleton rows={rowsOf(4, 56)} />;
  if (form.isError) {
    return <ErrorState failed={t('ask-us.not-here')} error={form.error} onRetry={() => void form.refetch()} />;
  }
  const again = () => {
    setTyped({ ...BLANK, name: typed.name, address: typed.address });
    ask.reset();
  };
  if (ask.isSuccess) return <Done taken={ask.data} unsure={typed.unsure} onAgain={again} />;
  return (
    <>
      <p className="au-about">{t('ask-us.about', { organisation: form.data.organisation })}</p>
      <Words
        typed={typed}
        busy={ask.isPending}
        onType={(changed) => setTyped({ ...typed, ...changed })}
        onSend={() => ask.mutate({ at, ...typed })}
      >
        <Promised by={form.data.by} unsure={typed.unsure} />
        {ask.isError && <ErrorState failed={t('ask-us.failed')} safe={t('ask-us.safe')} error={ask.error} />}
      </Words>
    </>
  );
}

/** The form on which people ask us from a site of the organisation's own, in the frame that its button opens. */
export function FormPage() {
  const t = useText();
  const at = useSearch().get('at') ?? '';
  const close = useSite(at);
  usePageTitle(t('ask-us.title'));
  return (
    <div className="au">
      <header className="au-head">
        <PageHeading className="t-h3">{t('ask-us.title')}</PageHeading>
        <IconButton icon={IconX} label={t('ask-us.close')} size={40} onClick={close} />
      </header>
      <main className="au-body">{at === '' ? <Nowhere /> : <Asking at={at} />}</main>
    </div>
  );
}
