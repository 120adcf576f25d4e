import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { RequestFields } from '#capabilities/catalogue/web/portal/index.ts';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import { Problem } from '#kernel/problem.ts';
import { fromIso } from '#kernel/time.ts';
import offersEn from '#locales/en/offers.json' with { type: 'json' };
import requestsEn from '#locales/en/requests.json' with { type: 'json' };
import { Button, ButtonLink } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Section } from '#ui/Section.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, moreTexts, Phrase, useText } from '#ui/text.tsx';
import { LaterAttachments } from '../parts/LaterAttachments.tsx';
import { OfferFacts } from '../parts/OfferFacts.tsx';
import { When } from '../parts/When.tsx';
import { type OfferDetail, offerQuery } from '../requesting.ts';
import { useRequestForm } from '../useRequestForm.ts';
import './ask.css';
import './request.css';

const TEXTS = moreTexts({
  en: { ...offersEn, ...requestsEn },
  others: {
    de: async () => {
      const [offers, requests] = await Promise.all([
        import('#locales/de/offers.json'),
        import('#locales/de/requests.json'),
      ]);
      return { ...offers.default, ...requests.default };
    },
  },
});

const OUTLINE = [36, 48, 72, 72, 72, 44].map((height, place) => ({ id: `part-${place}`, height }));

/** Who says yes or no, and by when. */
function YesOrNo({ approval: { approver, by, iName } }: { readonly approval: NonNullable<OfferDetail['approval']> }) {
  const t = useText();
  const name = iName ? t('request.whom-you-name') : approver;
  if (by === null) return t('request.step-approval', { name });
  return <Phrase id="request.step-approval-by" values={{ name, time: <When at={fromIso(by)} /> }} />;
}

/** What asking for it leads to, step by step, said before it is sent. */
function Steps({ offer }: { readonly offer: OfferDetail }) {
  const t = useText();
  return (
    <Section title={t('request.then')}>
      <ol className="pt-request-steps">
        {offer.approval && (
          <li>
            <YesOrNo approval={offer.approval} />
          </li>
        )}
        <li>
          {offer.approval ? (
            t('request.step-after-yes')
          ) : offer.firstWordBy === null ? (
            t('request.step-word')
          ) : (
            <Phrase id="request.step-word-by" values={{ time: <When at={fromIso(offer.firstWordBy)} /> }} />
          )}
        </li>
        <li>{t('request.step-see')}</li>
        <li>{t('request.step-check')}</li>
      </ol>
    </Section>
  );
}

interface FormProps {
  readonly offer: OfferDetail;
  readonly owner: string | null;
}

function RequestForm({ offer, owner }: FormProps) {
  const t = useText();
  const form = useRequestForm(offer, owner);
  const fields = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.send() === null) return;
    // The fault shows itself with the next picture; then its field is found by how it is marked.
    requestAnimationFrame(() => {
      const wrong = fields.current?.querySelector<HTMLElement>('[aria-invalid=true]');
      (wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input, button') : wrong)?.focus();
    });
  };
  return (
    <form ref={fields} className="pt-askform" onSubmit={submit} noValidate>
      <RequestFields
        form={offer.form}
        answers={form.answers}
        faults={form.faults}
        onChange={form.write}
        files={(field) => (
          <div className="pt-request-files">
            <LaterAttachments ref={form.keepFiles(field.key)} />
            <span>{t('request.add-files')}</span>
          </div>
        )}
      />
      {offer.approval?.iName && (
        <TextField
          label={t('request.name-approver')}
          hint={t('request.name-approver-hint')}
          error={form.namesNobody ? t('request.name-approver-missing') : undefined}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={form.approver}
          onChange={(event) => form.nameApprover(event.target.value)}
          large
        />
      )}
      <Steps offer={offer} />
      {form.filesWait && <ErrorState failed={t('files.wait')} />}
      {form.error && <ErrorState failed={t('request.failed')} safe={t('request.safe')} error={form.error} />}
      <div className="pt-ask-send">
        <Button look="filled" size="lg" type="submit" busy={form.busy}>
          {t('request.send')}
        </Button>
      </div>
    </form>
  );
}

interface RequestPageProps {
  readonly params: { readonly slug: string };
}

function Request({ params: { slug } }: RequestPageProps) {
  const t = useText();
  const me = useKnownVisitor();
  const offer = useQuery({ ...offerQuery(slug), enabled: me !== null });
  usePageTitle(offer.data?.name ?? t('offers.title'), me?.organisation.name);
  if (offer.error instanceof Problem && offer.error.status === 404) {
    return (
      <PortalPage>
        <NotFound action={<ButtonLink href="/requests">{t('offers.all')}</ButtonLink>} />
      </PortalPage>
    );
  }
  return (
    <PortalPage className="pt-asking">
      {offer.data ? (
        <>
          <PageHeading className="t-h1">{offer.data.name}</PageHeading>
          <p className="pt-request-what">{offer.data.summary}</p>
          <OfferFacts offer={offer.data} />
          <RequestForm offer={offer.data} owner={me?.id ?? null} />
        </>
      ) : offer.isError ? (
        <>
          <PageHeading className="t-h1">{t('offers.title')}</PageHeading>
          <ErrorState
            failed={t('offers.failed')}
            safe={t('portal.safe')}
            error={offer.error}
            onRetry={() => void offer.refetch()}
          />
        </>
      ) : (
        <Skeleton rows={OUTLINE} columns={['60%']} />
      )}
    </PortalPage>
  );
}

/** Asking for one thing of the catalogue: what one gets, how long it really took, its form, and what happens then. */
export function RequestPage({ params }: RequestPageProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Request params={params} />
    </MoreText>
  );
}
