import { useState } from 'react';
import { useText } from '#ui/text.tsx';
import { Promised } from '../portal/parts/Promised.tsx';
import { BLANK, type Typed, Words } from '../portal/parts/Words.tsx';

/** The form as people see it on a site; what is typed here goes nowhere. */
export function FormPreview() {
  const t = useText();
  const [typed, setTyped] = useState<Typed>(BLANK);
  const [sent, setSent] = useState(false);
  return (
    <>
      <p className="t-2">{t('sites.preview-about')}</p>
      <div className="st-preview">
        <p className="t-h3 st-preview-head">{t('ask-us.title')}</p>
        <div className="au-body">
          <Words
            typed={typed}
            busy={false}
            onType={(changed) => setTyped({ ...typed, ...changed })}
            onSend={() => setSent(true)}
          >
            <Promised by={null} unsure={typed.unsure} />
            {sent && <p role="status">{t('sites.preview-sent')}</p>}
          </Words>
        </div>
      </div>
    </>
  );
}
