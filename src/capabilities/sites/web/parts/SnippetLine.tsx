import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';

/** The line to copy, and what else may stand in it. */
export function SnippetLine({ snippet }: { readonly snippet: string }) {
  const t = useText();
  const [failed, setFailed] = useState(false);
  const copy = () => {
    const written = navigator.clipboard?.writeText(snippet) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => tell({ text: t('sites.copied') }),
      () => setFailed(true),
    );
  };
  return (
    <>
      <p className="t-2">{t('sites.line-about')}</p>
      <p className="st-line">
        <code>{snippet}</code>
        <Button icon={IconCopy} onClick={copy}>
          {t('sites.copy')}
        </Button>
      </p>
      {failed && <p role="alert">{t('sites.not-copied')}</p>}
      <p className="t-13 t-3">{t('sites.line-settles')}</p>
    </>
  );
}
