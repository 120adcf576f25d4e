import { fromIso } from '#kernel/time.ts';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Agreement } from '../queries.ts';

/** What was published and from when it holds, the newest first. */
export function VersionList({ versions }: { readonly versions: Agreement['versions'] }) {
  const t = useText();
  const time = useTime();
  if (versions.length === 0) return null;
  return (
    <Section title={t('agreement.versions')}>
      <ol className="agreement-versions" reversed>
        {versions.toReversed().map(({ version, publishedAt, publisher, effectiveFrom, terms }) => (
          <li key={version}>
            <p className="t-500">{t('agreement.since', { version, time: time.moment(fromIso(effectiveFrom)) })}</p>
            <p className="t-13 t-3">
              {publisher === null
                ? t('agreement.published-at', { time: time.moment(fromIso(publishedAt)), rules: terms.rules.length })
                : t('agreement.published-by', {
                    time: time.moment(fromIso(publishedAt)),
                    name: publisher.name,
                    rules: terms.rules.length,
                  })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
