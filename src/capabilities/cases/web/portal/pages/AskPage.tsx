import { useRef, useState } from 'react';
import { useVisit } from '#capabilities/people/web/index.ts';
import askEn from '#locales/en/ask.json' with { type: 'json' };
import { useGo, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { askedOf } from '../asked.ts';
import { useAsk } from '../asking.ts';
import { AskForm } from '../parts/AskForm.tsx';
import type { AttachmentsHandle } from '../parts/Attachments.tsx';
import { ASKING, useKept } from '../useKept.ts';
import './ask.css';

const TEXTS = moreTexts({
  en: askEn,
  others: { de: () => import('#locales/de/ask.json').then((file) => file.default) },
});

/** Words that come along in the address: an answer to a link, or a case that came back. */
function useGivenWords(): string {
  const t = useText();
  const search = useSearch();
  const about = search.get('about');
  if (about !== null && /^\d{1,10}$/.test(about)) return `${t('ask.about-case', { number: about })}\n`;
  return search.get('q') ?? '';
}

function Asking() {
  const t = useText();
  const go = useGo();
  const { me, settled } = useVisit();
  const given = useGivenWords();
  const { kept, write, clear } = useKept(me?.id ?? null, ASKING);
  const files = useRef<AttachmentsHandle>(null);
  const ask = useAsk();
  const [fault, setFault] = useState<'no-words' | 'files' | null>(null);
  usePageTitle(t('ask.title'), me?.organisation.name);

  const text = kept.text ?? given;
  const send = () => {
    const fileIds = files.current ? files.current.fileIds() : [];
    const found = text.trim() === '' ? 'no-words' : fileIds === null ? 'files' : null;
    setFault(found);
    if (found !== null || fileIds === null || ask.isPending) return;
    const form = { ...kept, text };
    ask.mutate(
      { body: askedOf(form, fileIds), form },
      {
        onSuccess: (made) => {
          clear();
          go(made ? `/cases/${made.number}` : '/offline', 'replace');
        },
      },
    );
  };
  return (
    <PortalPage className="pt-asking">
      <PageHeading className="t-h1">{t('ask.title')}</PageHeading>
      <AskForm
        me={me}
        settled={settled}
        kept={{ ...kept, text }}
        onWrite={write}
        files={files}
        fault={fault}
        error={ask.error}
        busy={ask.isPending || ask.isSuccess}
        onSend={send}
      />
    </PortalPage>
  );
}

/** Asking: the words, what they are for, how urgent it is, and what will happen then. */
export function AskPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Asking />
    </MoreText>
  );
}
