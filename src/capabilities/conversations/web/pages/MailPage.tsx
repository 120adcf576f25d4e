import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { HeldMails } from '../parts/HeldMails.tsx';
import { Mailboxes } from '../parts/Mailboxes.tsx';
import { SigningPart } from '../parts/SigningPart.tsx';
import { StoppedAddresses } from '../parts/StoppedAddresses.tsx';
import { LatelyTakenIn, Quarantine } from '../parts/TakenInMails.tsx';
import { heldQuery, intakeQuery, mailboxesQuery, quarantineQuery, signingQuery, stoppedQuery } from '../queries.ts';
import '../parts/mail.css';

interface PartProps<Data> {
  readonly title: string;
  readonly of: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

function Part<Data>({ title, of, children }: PartProps<Data>) {
  const t = useText();
  return (
    <Section title={title}>
      {of.isPending && <Skeleton rows={rowsOf(1, 48)} columns={['60%']} />}
      {of.isError && <ErrorState failed={t('mail.failed')} error={of.error} onRetry={() => void of.refetch()} />}
      {of.data !== undefined && children(of.data)}
    </Section>
  );
}

/** How mail comes and goes: what needs a person stands first. */
export function MailPage() {
  const t = useText();
  usePageTitle(t('admin.mail'));
  const [mailboxes, held] = [useQuery(mailboxesQuery), useQuery(heldQuery)];
  const [quarantine, intake] = [useQuery(quarantineQuery), useQuery(intakeQuery)];
  const [stopped, signing] = [useQuery(stoppedQuery), useQuery(signingQuery)];
  return (
    <div className="mail">
      <PageHeading>{t('admin.mail')}</PageHeading>
      <p className="t-2">{t('mail.purpose')}</p>
      <p>
        <ButtonLink href="/admin/mail/samples">{t('mail.samples')}</ButtonLink>
      </p>
      <Part title={t('mail.boxes')} of={mailboxes}>
        {(boxes) => <Mailboxes boxes={boxes} />}
      </Part>
      <Part title={t('mail.quarantine')} of={quarantine}>
        {(mails) => <Quarantine mails={mails} />}
      </Part>
      <Part title={t('mail.held')} of={held}>
        {(mails) => <HeldMails mails={mails} />}
      </Part>
      <Part title={t('mail.stopped')} of={stopped}>
        {(addresses) => <StoppedAddresses addresses={addresses} />}
      </Part>
      <Part title={t('mail.in')} of={intake}>
        {(mails) => <LatelyTakenIn mails={mails} />}
      </Part>
      <Part title={t('mail.signing')} of={signing}>
        {(data) => <SigningPart signing={data} />}
      </Part>
    </div>
  );
}
