import { useState } from 'react';
import { useVisit } from '#capabilities/people/web/index.ts';
import { useGo, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { useText } from '#ui/text.tsx';
import { useUploads } from '../../parts/useUploads.ts';
import { askedOf } from '../asked.ts';
import { ASKING } from '../parts/AskBox.tsx';
import { AskForm } from '../parts/AskForm.tsx';
import { useAsk } from '../queries.ts';
import { useKept } from '../useKept.ts';
import './ask.css';

/** Words that come along in the address: an answer to a link, or a case that came back. */
function useGivenWords(): string {
  const t = useText();
  const search = useSearch();
  const about = search.get('about');
  if (about !== null && /^\d{1,10}$/.test(about)) return `${t('ask.about-case', { number: about })}\n`;
  return search.get('q') ?? '';
}

/** Asking: the words, what they are for, how urgent it is, and what will happen then. */
export function AskPage() {
  const t = useText();
  const go = useGo();
  const { me, settled } = useVisit();
  const given = useGivenWords();
  const { kept, write, clear } = useKept(me?.id ?? null, ASKING);
  const uploads = useUploads('customer');
  const ask = useAsk();
  const [fault, setFault] = useState<'no-words' | 'files' | null>(null);
  usePageTitle(t('ask.title'), me?.organisation.name);

  const text = kept.text ?? given;
  const send = () => {
    const fileIds = uploads.fileIds();
    const found = text.trim() === '' ? 'no-words' : fileIds === null ? 'files' : null;
    setFault(found);
    if (found !== null || fileIds === null || ask.isPending) return;
    ask.mutate(askedOf({ ...kept, text }, fileIds), {
      onSuccess: ({ number }) => {
        clear();
        go(`/cases/${number}`, 'replace');
      },
    });
  };
  return (
    <PortalPage className="pt-asking">
      <PageHeading className="t-h1">{t('ask.title')}</PageHeading>
      <AskForm
        me={me}
        stranger={settled && me === null}
        kept={{ ...kept, text }}
        onWrite={write}
        uploads={uploads}
        fault={fault}
        error={ask.error}
        busy={ask.isPending || ask.isSuccess}
        onSend={send}
      />
    </PortalPage>
  );
}
