import { useQuery } from '@tanstack/react-query';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { SignatureForm } from '../parts/SignatureForm.tsx';
import { SIGNATURE_TEXTS } from '../signature-texts.ts';
import { signatureQuery } from '../signatures.ts';
import '../parts/signature.css';

function Own() {
  const t = useText();
  const signature = useQuery(signatureQuery);
  usePageTitle(t('signature.title'));
  return (
    <DeskPage title={t('signature.title')}>
      <div className="sig-own">
        <PageHeading className="t-h2">{t('signature.title')}</PageHeading>
        <p className="t-2">{t('signature.lead')}</p>
        {signature.isPending && <Skeleton rows={rowsOf(3, 64)} columns={['60%']} />}
        {signature.isError && (
          <ErrorState failed={t('signature.failed')} error={signature.error} onRetry={() => void signature.refetch()} />
        )}
        {signature.data && <SignatureForm kept={signature.data} />}
      </div>
    </DeskPage>
  );
}

/** How the mails of whoever looks are signed: by themselves, by their team, or not at all. */
export function SignaturePage() {
  return (
    <MoreText catalogues={SIGNATURE_TEXTS}>
      <Own />
    </MoreText>
  );
}
