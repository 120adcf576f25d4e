import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/Field.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { CASE_KINDS } from '../../domain/index.ts';
import { type Asked, choiceQuery, type References } from '../queries.ts';
import { type Considered, RuleName, WhyNot } from './RuleWords.tsx';

function Choice({ asked }: { readonly asked: Asked }) {
  const t = useText();
  const choice = useQuery(choiceQuery(asked));
  if (choice.isError) {
    return (
      <ErrorState failed={t('agreement.choice-failed')} error={choice.error} onRetry={() => void choice.refetch()} />
    );
  }
  if (choice.isPending) return <Skeleton rows={rowsOf(2, 24)} />;
  const { chosen, considered } = choice.data;
  const isChosen = (one: Considered) =>
    one.agreementId === chosen?.agreementId && one.rule.number === chosen.rule.number;
  return (
    <div aria-live="polite">
      <p className="t-500">{chosen ? <RuleName considered={chosen} /> : t('agreement.no-rule-applies')}</p>
      <ul className="agreement-considered">
        {considered
          .filter((one) => !isChosen(one))
          .map((one) => (
            <li key={`${one.agreementId} ${one.rule.number}`}>
              <RuleName considered={one} /> <WhyNot considered={one} />
            </li>
          ))}
      </ul>
    </div>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function askedIn(event: FormEvent<HTMLFormElement>): Asked | null {
  const form = new FormData(event.currentTarget);
  const caseKind = CASE_KINDS.find((one) => one === textOf(form, 'caseKind'));
  const priority = PRIORITIES.find((one) => one === textOf(form, 'priority'));
  if (!caseKind || !priority) return null;
  return { accountId: textOf(form, 'accountId'), serviceId: textOf(form, 'serviceId'), caseKind, priority };
}

const optionsOf = (list: References['accounts']) => list.map(({ id, name }) => ({ value: id, label: name }));

/** Asks which rule applies to a case, and why the others do not. */
export function WhichRule({ references }: { readonly references: References }) {
  const t = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const kinds = {
    incident: t('case.kind.incident'),
    request: t('case.kind.request'),
    question: t('case.kind.question'),
  };
  return (
    <div className="agreement-card">
      <form
        className="agreement-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(askedIn(event));
        }}
      >
        <SelectField name="accountId" label={t('agreement.account')} options={optionsOf(references.accounts)} />
        <SelectField name="serviceId" label={t('agreement.field.service')} options={optionsOf(references.services)} />
        <SelectField
          name="caseKind"
          label={t('agreement.field.kind')}
          options={CASE_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <SelectField
          name="priority"
          label={t('agreement.field.priority')}
          defaultValue="P3"
          options={PRIORITIES.map((value) => ({ value, label: value }))}
        />
        <Button type="submit">{t('agreement.find-rule')}</Button>
      </form>
      {asked && <Choice asked={asked} />}
    </div>
  );
}
