import { useState } from 'react';
import requestsEn from '#locales/en/requests.json' with { type: 'json' };
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import type { FormAnswers } from '../answers.ts';
import { type Draft, formOf } from '../draft.ts';
import { RequestFields } from './RequestFields.tsx';

const TEXTS = moreTexts({
  en: requestsEn,
  others: { de: () => import('#locales/de/requests.json').then((file) => file.default) },
});

function Preview({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const [answers, setAnswers] = useState<FormAnswers>({});
  return (
    <section className="offer-preview" aria-label={t('offer.preview')}>
      <h2 className="t-13 t-3">{t('offer.preview')}</h2>
      <p className="t-h2 t-wrap">{draft.name || t('offer.name')}</p>
      <p className="t-wrap">{draft.summary || t('offer.summary')}</p>
      <RequestFields
        form={formOf(draft)}
        answers={answers}
        faults={{}}
        onChange={(key, values) => setAnswers({ ...answers, [key]: values })}
        files={() => <p className="t-sm t-3">{t('offer.files-here')}</p>}
      />
    </section>
  );
}

/** What whoever requests it will see; it can be tried, and nothing is sent. */
export function OfferPreview({ draft }: { readonly draft: Draft }) {
  return (
    <MoreText catalogues={TEXTS}>
      <Preview draft={draft} />
    </MoreText>
  );
}
