import { useDeferredValue, useState } from 'react';
import { LANGUAGES } from '#kernel/text.ts';
import { LANGUAGE_NAMES } from '#ui/language.ts';
import { Segments } from '#ui/Segments.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { type SignatureShown, useSignaturePreview } from '../signatures.ts';
import './signature.css';

const LOOKS = ['light', 'dark', 'text'] as const;
type Look = (typeof LOOKS)[number];

/** The mail as a reader sees it whose device shows it light or dark, whatever this one does. */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replace('@media (prefers-color-scheme:dark)', scheme === 'dark' ? '@media all' : '@media not all');
}

interface SignaturePreviewProps {
  readonly shown: SignatureShown;
  /** Which signature this is, and why. */
  readonly says: string;
}

/** A mail to a customer with this signature: light, dark, as plain text, in each language. The frame runs nothing and reaches nothing. */
export function SignaturePreview({ shown, says }: SignaturePreviewProps) {
  const t = useText();
  const mine = useLanguage().language;
  const [look, setLook] = useState<Look>('light');
  const [language, setLanguage] = useState(mine);
  const { data, error, refetch } = useSignaturePreview(useDeferredValue(shown), language);
  return (
    <section className="sig-preview" aria-label={t('signature.preview')}>
      <div className="sig-preview-head">
        <h2 className="t-h3">{t('signature.preview')}</h2>
        <Segments
          label={t('signature.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChoose={setLanguage}
        />
        <Segments
          label={t('signature.look')}
          value={look}
          options={LOOKS.map((value) => ({ value, label: t(`signature.look.${value}`) }))}
          onChoose={setLook}
        />
      </div>
      <p className="t-13 t-2" role="status">
        {says}
      </p>
      {error && <ErrorState failed={t('signature.no-preview')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <div className="sig-frame" />}
      {data && look !== 'text' && (
        <iframe
          className="sig-frame"
          title={t('signature.preview')}
          sandbox=""
          srcDoc={inScheme(data.html, look)}
          lang={language}
        />
      )}
      {data && look === 'text' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A long text scrolls by keyboard too.
        <pre className="sig-frame sig-text" lang={language} tabIndex={0}>
          {data.text}
        </pre>
      )}
    </section>
  );
}
