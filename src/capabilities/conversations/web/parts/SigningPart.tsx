import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Signing } from '../queries.ts';

const PUBLISHED = {
  yes: 'mail.signing.yes',
  other: 'mail.signing.other',
  no: 'mail.signing.no',
  unknown: 'mail.signing.unknown',
} as const satisfies Record<Signing['published'], string>;

/** The record that lets others check that our mail is ours, and whether it stands in the DNS. */
export function SigningPart({ signing }: { readonly signing: Signing }) {
  const t = useText();
  const { record, published, address, domain } = signing;
  if (address === null) return <p className="t-2">{t('mail.signing.no-address')}</p>;
  if (record === null) return <p className="t-2">{t('mail.signing.off')}</p>;
  const copy = () =>
    navigator.clipboard
      .writeText(record.value)
      .then(() => tell({ text: t('mail.signing.copied') }))
      .catch(() => undefined);
  return (
    <div className="mail-row">
      <p>{t('mail.signing.about', { address, domain })}</p>
      <p className={published === 'yes' ? 't-2' : 'mail-alarm'}>{t(PUBLISHED[published])}</p>
      <dl className="mail-record">
        <dt>{t('mail.signing.name')}</dt>
        <dd>
          <code>{record.name}</code>
        </dd>
        <dt>{t('mail.signing.text')}</dt>
        <dd>
          <code>{record.value}</code>
        </dd>
      </dl>
      <Act onClick={() => void copy()}>{t('mail.signing.copy')}</Act>
    </div>
  );
}
