import { toIso } from '#kernel/time.ts';
import { Agreement as AgreementView } from '../contract.ts';
import type { Agreement, Considered } from '../domain/index.ts';

/** An agreement as the API answers it. */
export function viewOf({ versions, ...agreement }: Agreement) {
  return AgreementView.parse({
    ...agreement,
    versions: versions.map((one) => ({
      ...one,
      effectiveFrom: toIso(one.effectiveFrom),
      publishedAt: toIso(one.publishedAt),
    })),
  });
}

/** A rule that was looked at, as the API answers it. */
export function consideredView({ agreement, version, rule, misses }: Considered) {
  return {
    agreementId: agreement.id,
    agreementName: agreement.name,
    version: version.version,
    rule: { ...rule, owes: [...rule.owes] },
    misses: [...misses],
  };
}
