import { IconCheck, IconMapPin } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { OutputOf } from '#kernel/contract.ts';
import { fromIso } from '#kernel/time.ts';
import referredEn from '#locales/en/referred.json' with { type: 'json' };
import { call } from '#ui/api.ts';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, Phrase, useText } from '#ui/text.tsx';
import { referralsContract } from '../../contract.ts';
import './referred.css';

const { listMyReferrals, sayWhetherHelped } = referralsContract.endpoints;

const TEXTS = moreTexts({
  en: referredEn,
  others: { de: () => import('#locales/de/referred.json').then((file) => file.default) },
});

const OUTCOMES = ['helped', 'partly', 'not-helped'] as const;
type Outcome = (typeof OUTCOMES)[number];
type Mine = OutputOf<typeof listMyReferrals>['items'][number];

/** Where the referrals of a case are kept, as its customer reads them. */
export const keyOf = (caseId: string) => ['my', 'referrals', caseId];

interface ReferredProps {
  readonly caseId: string;
  /** The case is over: what is said now is recorded, and no message any more. */
  readonly over: boolean;
}

function useSay(caseId: string, referralId: Mine['id']) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ outcome, words }: { readonly outcome: Outcome; readonly words: string }) =>
      call(sayWhetherHelped, {
        params: { caseId, referralId },
        body: words.trim() === '' ? { outcome } : { outcome, words: words.trim() },
      }),
    onSuccess: ({ items }) => {
      queries.setQueryData(keyOf(caseId), items);
      return queries.invalidateQueries({ queryKey: ['my', 'case', caseId] });
    },
  });
}

interface OneProps extends ReferredProps {
  readonly referral: Mine;
}

/** Whether they helped: one press for yes; what is left to say can go with it. */
function Question({ caseId, referral: { id, party, askedAt } }: OneProps) {
  const t = useText();
  const say = useSay(caseId, id);
  const [words, setWords] = useState('');
  const title = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Who pressed a button to say it goes on there; who was asked reads first.
    if (askedAt === null) field.current?.focus();
  }, [askedAt]);
  return (
    <fieldset className="pt-referred-ask" aria-labelledby={title}>
      <p id={title} className="t-500">
        {t('outside.question', { party })}
      </p>
      <TextArea
        ref={field}
        large
        rows={1}
        label={t('outside.words')}
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="pt-referred-acts">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            busy={say.isPending && say.variables.outcome === outcome}
            onClick={() => say.mutate({ outcome, words })}
          >
            {t(`outside.say.${outcome}`)}
          </Button>
        ))}
      </div>
      {say.isError && <ErrorState failed={t('outside.failed')} safe={t('outside.safe')} error={say.error} />}
    </fieldset>
  );
}

/** What they said, and what it does. */
function Said({
  outcome,
  over,
  fresh,
}: {
  readonly outcome: Outcome;
  readonly over: boolean;
  readonly fresh: boolean;
}) {
  const t = useText();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) said.current?.focus();
  }, [fresh]);
  return (
    <div ref={said} tabIndex={-1} className="pt-referred-said" role="status">
      <Icon of={IconCheck} />
      <div>
        <p>{t(`outside.said.${outcome}`)}</p>
        {outcome !== 'helped' && <p className="t-2">{t(over ? 'outside.then-over' : 'outside.then')}</p>}
        {outcome !== 'helped' && over && <ButtonLink href="/ask">{t('outside.ask-again')}</ButtonLink>}
      </div>
    </div>
  );
}

function One(props: OneProps) {
  const { referral, over } = props;
  const t = useText();
  const title = useId();
  const { party, reach, passes, accepted, askBy, outcome } = referral;
  const [open] = useState(outcome === null);
  const [early, setSaying] = useState(false);
  const saying = early || referral.askedAt !== null;
  return (
    <section className="pt-referred" aria-labelledby={title}>
      <h2 id={title}>
        <Icon of={IconMapPin} />
        {t('outside.title', { party })}
      </h2>
      <p>{t('outside.reach', { reach })}</p>
      {accepted !== null && <p>{t('outside.accepted', { words: accepted })}</p>}
      {passes === null ? (
        <p className="t-2">{t('outside.nothing')}</p>
      ) : (
        <details>
          <summary>{t('outside.passes')}</summary>
          <p className="t-prose">{passes}</p>
        </details>
      )}
      {askBy !== null && (
        <p className="t-2">
          <Phrase id="outside.ask-by" values={{ due: <Moment at={fromIso(askBy)} strong /> }} />
        </p>
      )}
      {outcome === null && !saying && (
        <p>
          <Button onClick={() => setSaying(true)}>{t('outside.say-now')}</Button>
        </p>
      )}
      {outcome === null && saying && <Question {...props} />}
      {outcome !== null && <Said outcome={outcome} over={over} fresh={open} />}
    </section>
  );
}

function Mine({ caseId, over }: ReferredProps) {
  const { data = [] } = useQuery({
    queryKey: keyOf(caseId),
    queryFn: ({ signal }) => call(listMyReferrals, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
  return data.map((referral) => <One key={referral.id} caseId={caseId} over={over} referral={referral} />);
}

/** Who outside can help with a customer's case, what they may know from us, and the question whether they did. */
export function Referred(props: ReferredProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Mine {...props} />
    </MoreText>
  );
}
