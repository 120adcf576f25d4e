import type { Agreement, AgreementTerms } from './agreement.ts';

/** What is being written, or else what was published last; undefined when there is neither. */
export function latestTerms({ draft, versions }: Pick<Agreement, 'draft' | 'versions'>): AgreementTerms | undefined {
  return draft ?? versions.at(-1)?.terms;
}

/** The number that the draft will get, or that the version has which was published last. */
export function latestVersion({ draft, versions }: Pick<Agreement, 'draft' | 'versions'>): number {
  const last = versions.at(-1)?.version ?? 0;
  return draft === null ? last : last + 1;
}

/** The beginning of time, for what is tried as if it had always held. */
const ALWAYS = Number.MIN_SAFE_INTEGER;

/** The agreement as if its draft were its only version and had always held; as it is when nothing is written at all. */
export function asIfItHeld(agreement: Agreement): Agreement {
  const terms = latestTerms(agreement);
  if (!terms) return agreement;
  const version = latestVersion(agreement);
  return {
    ...agreement,
    versions: [{ version, effectiveFrom: ALWAYS, publishedAt: ALWAYS, publishedBy: null, terms }],
  };
}
