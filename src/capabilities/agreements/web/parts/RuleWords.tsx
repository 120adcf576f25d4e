import type { OutputOf } from '#kernel/contract.ts';
import { Link } from '#ui/navigation.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { agreementsContract } from '../../contract.ts';

export type Considered = OutputOf<typeof agreementsContract.endpoints.chooseRule>['considered'][number];

/** A rule that was looked at, by its number and its agreement. */
export function RuleName({ considered }: { readonly considered: Considered }) {
  const { agreementId, agreementName, version, rule } = considered;
  const link = <Link href={`/admin/agreements/${agreementId}`}>{agreementName}</Link>;
  return <Phrase id="agreement.rule-of" values={{ number: rule.number, version, agreement: link }} />;
}

/** What keeps a rule from a case. */
export function WhyNot({ considered }: { readonly considered: Considered }) {
  const t = useText();
  const words = {
    account: t('agreement.miss.account'),
    service: t('agreement.miss.service'),
    kind: t('agreement.miss.kind'),
    priority: t('agreement.miss.priority'),
  };
  const reasons = considered.misses.map((one) => words[one]).join(', ');
  return <span className="t-3">{reasons || t('agreement.less-specific')}</span>;
}
