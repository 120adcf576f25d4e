import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import stepsEn from '#locales/en/steps.json' with { type: 'json' };
import { call } from '#ui/api.ts';
import { Section } from '#ui/Section.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { troubleshootingContract } from '../../contract.ts';
import { digestOf } from '../../domain/digest.ts';

const { listSharedSteps } = troubleshootingContract.endpoints;

const TEXTS = moreTexts({
  en: stepsEn,
  others: { de: () => import('#locales/de/steps.json').then((file) => file.default) },
});

interface TriedProps {
  readonly caseId: string;
}

type SharedStep = OutputOf<typeof listSharedSteps>['items'][number];

function Digest({ steps }: { readonly steps: readonly SharedStep[] }) {
  const t = useText();
  const digest = digestOf(steps, t);
  if (digest === '') return null;
  return (
    <Section title={t('shared.title')}>
      <p className="t-prose">{digest}</p>
    </Section>
  );
}

/** What was tried, in words for the customer. Nothing where nothing was shared. */
export function SharedDigest({ steps }: { readonly steps: readonly SharedStep[] }) {
  return (
    <MoreText catalogues={TEXTS}>
      <Digest steps={steps} />
    </MoreText>
  );
}

/** What was tried on a customer's case, as far as it was shared with them. Nothing where nothing is. */
export function Tried({ caseId }: TriedProps) {
  const { data = [] } = useQuery({
    queryKey: ['steps', caseId],
    queryFn: ({ signal }) => call(listSharedSteps, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
  return <SharedDigest steps={data} />;
}
