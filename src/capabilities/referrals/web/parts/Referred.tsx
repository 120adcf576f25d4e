import { IconCopy, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseShown, firstNameOf, useMayWork } from '#capabilities/cases/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Referral, referralsQuery, useAskWhetherHelped } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { PartyAnswerDialog } from './PartyAnswerDialog.tsx';
import './referrals.css';

interface ReferredProps {
  readonly of: CaseShown;
}

interface OneProps extends ReferredProps {
  readonly referral: Referral;
}

/** Where it stands: what the party said, and when the customer is asked, was asked, or what they answered. */
function Standing({ of, referral }: OneProps) {
  const t = useText();
  const name = firstNameOf(of.requester.name);
  const { answer, followUp, askedAt, outcome } = referral;
  if (outcome) {
    const said = outcome.words === '' ? '' : ` ${t('referred.words', { words: outcome.words })}`;
    return <>{t(`referred.outcome.${outcome.what}`, { name }) + said}</>;
  }
  return (
    <>
      {answer && <>{t(`referred.${answer.what}`, { words: answer.words })} </>}
      {askedAt !== null && (
        <Phrase id="referred.asked" values={{ name, moment: <Moment at={fromIso(askedAt)} form="past" /> }} />
      )}
      {followUp !== null && (
        <Phrase id="referred.ask-by" values={{ name, due: <Moment at={fromIso(followUp.due)} form="due" strong /> }} />
      )}
    </>
  );
}

/** What the customer agreed to pass on, ready to be passed on; else that nothing about them leaves us. */
function Consent({ of, referral: { consent } }: OneProps) {
  const t = useText();
  const name = firstNameOf(of.requester.name);
  if (consent === null) return <p className="t-13">{t('referred.nothing-passed', { name })}</p>;
  const copy = () => {
    const written = navigator.clipboard.writeText(consent.passes);
    written.then(() => tell({ text: t('referred.copied') })).catch(() => undefined);
  };
  return (
    <details className="rf-passes">
      <summary>
        <Phrase
          id="referred.consented"
          values={{ name, by: consent.askedBy, moment: <Moment at={fromIso(consent.at)} form="past" /> }}
        />
      </summary>
      <p className="t-prose">{consent.passes}</p>
      <p>
        <Act icon={IconCopy} onClick={copy}>
          {t('referred.copy')}
        </Act>
      </p>
    </details>
  );
}

function Acts({ of, referral, onShow }: OneProps & { readonly onShow: (form: 'answer' | 'outcome') => void }) {
  const t = useText();
  const asking = useAskWhetherHelped(of.id);
  const name = firstNameOf(of.requester.name);
  const ask = () => {
    const onSuccess = () => tell({ text: t('referred.asked-now', { name }) });
    asking.mutate({ referralId: referral.id }, { onSuccess });
  };
  return (
    <>
      <p className="rf-acts">
        {referral.answer === null && <Act onClick={() => onShow('answer')}>{t('referred.record-answer')}</Act>}
        {referral.followUp !== null && (
          <Act busy={asking.isPending} onClick={ask}>
            {t('referred.ask', { name })}
          </Act>
        )}
        <Act onClick={() => onShow('outcome')}>{t('referred.record-outcome')}</Act>
      </p>
      {asking.isError && <ErrorState failed={t('referred.not-asked')} error={asking.error} />}
    </>
  );
}

function One({ of, referral }: OneProps) {
  const mayWork = useMayWork();
  const [form, show] = useState<'answer' | 'outcome' | null>(null);
  const close = () => show(null);
  return (
    <div className="cs-strip rf-strip">
      <Icon of={IconMapPin} />
      <div className="grow">
        <p>
          <Phrase id="referred.to" values={{ party: <b>{referral.party.name}</b>, reach: referral.reach }} />{' '}
          <Standing of={of} referral={referral} />
        </p>
        {referral.outcome === null && <Consent of={of} referral={referral} />}
      </div>
      {mayWork && referral.outcome === null && <Acts of={of} referral={referral} onShow={show} />}
      {form === 'answer' && <PartyAnswerDialog of={of} referral={referral} onClose={close} />}
      {form === 'outcome' && <OutcomeDialog of={of} referral={referral} onClose={close} />}
    </div>
  );
}

/** To whom outside a case was referred last, and what became of it. Nothing where it never was. */
export function Referred({ of }: ReferredProps) {
  const { data } = useQuery(referralsQuery(of.id));
  const [latest] = data ?? [];
  if (!latest) return null;
  return (
    <MoreText catalogues={TEXTS}>
      <One of={of} referral={latest} />
    </MoreText>
  );
}
