import type { ReactNode } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { quadrantOf } from '../../domain/index.ts';
import type { Improvement } from '../queries.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type FactsProps = { readonly of: Improvement };

const oneDecimal = (language: string, value: number) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

function Weighed({ of: { scores, worth, assessed } }: FactsProps) {
  const t = useText();
  const { language } = useLanguage();
  if (scores === null || assessed === null) return null;
  return (
    <>
      <Fact name={t('facts.advice')}>
        <b>{t(`quadrant.${quadrantOf(scores)}`)}</b>
      </Fact>
      <Fact name={t('assess.impact')}>{t(`assess.impact.${scores.impact}`)}</Fact>
      <Fact name={t('assess.effort')}>{t(`assess.effort.${scores.effort}`)}</Fact>
      <Fact name={t('facts.sure')}>{t(`assess.confidence.${scores.confidence}`)}</Fact>
      <Fact name={t('facts.worth')}>
        <span className="t-num">{oneDecimal(language, worth ?? 0)}</span>
        <p className="t-13 t-3">{t('facts.worth-how')}</p>
      </Fact>
      <Fact name={t('facts.assessed')}>{assessed.by}</Fact>
    </>
  );
}

/** What is known of it beside its words: cause, who owes what by when, and what it is worth. */
export function ImprovementFacts({ of }: FactsProps) {
  const t = useText();
  const time = useTime();
  const { answer, done, owner, causes, causeWords, proposer, state, reviewAt } = of;
  const due = (iso: string) => <Moment at={fromIso(iso)} form="due" strong />;
  const cause = causes.map((one) => t(`improve.cause.${one}`)).join(', ');
  return (
    <dl className="im-facts">
      <Fact name={t('facts.proposer')}>
        {proposer.name}
        <p className="t-13 t-3">
          <Moment at={fromIso(of.proposedAt)} form="past" />
        </p>
      </Fact>
      {answer && (
        <Fact name={t('facts.answer')}>
          {answer.by ?? t('improve.somebody')}
          <p className={answer.late ? 't-13 t-late' : 't-13'}>{due(answer.due)}</p>
        </Fact>
      )}
      {owner && <Fact name={t('facts.owner')}>{owner.name}</Fact>}
      {done && (
        <Fact name={t('facts.done-by')}>
          <span className={done.late ? 't-late' : undefined}>{due(done.due)}</span>
        </Fact>
      )}
      {state === 'parked' && reviewAt !== null && <Fact name={t('facts.back')}>{time.longDay(fromIso(reviewAt))}</Fact>}
      {(cause !== '' || causeWords !== null) && (
        <Fact name={t('improve.causes')}>
          {cause}
          {causeWords !== null && <p className="t-13 t-2">{causeWords}</p>}
        </Fact>
      )}
      <Weighed of={of} />
    </dl>
  );
}
