import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { fromIso } from '#kernel/time.ts';
import { SelectField } from '#ui/Field.tsx';
import { Moment } from '#ui/Moment.tsx';
import { useText } from '#ui/text.tsx';
import { URGENCIES } from '../../domain/states.ts';
import { type Detail, servicesQuery } from '../queries.ts';
import { Conflict, type Fields, useDetailChange } from './detail-change.tsx';
import { firstNameOf } from './names.ts';
import { useMayWork } from './rights.ts';
import { TextDetail } from './TextDetail.tsx';

interface ChoiceDetailProps {
  readonly of: Detail;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fieldsOf: (value: string) => Fields;
}

function ChoiceDetail({ of, label, value, options, fieldsOf }: ChoiceDetailProps) {
  const change = useDetailChange(of);
  const chosen = change.sent && options.find((option) => sameFields(fieldsOf(option.value), change.sent));
  const shown = change.pending && chosen ? chosen.value : value;
  const now = options.find((option) => option.value === value)?.label ?? value;
  return (
    <div>
      <SelectField
        label={label}
        value={shown}
        options={options}
        onChange={(event) => change.apply(fieldsOf(event.target.value))}
      />
      <Conflict change={change} now={now} yours={chosen?.label ?? ''} />
    </div>
  );
}

function sameFields(fields: Fields, sent: Fields | undefined): boolean {
  const values = new Map<string, unknown>(Object.entries(sent ?? {}));
  return Object.entries(fields).every(([name, value]) => values.get(name) === value);
}

interface FactsProps {
  readonly of: Detail;
  /** For whoever may not change a case, what could be changed stands here as well. */
  readonly all: boolean;
}

function Facts({ of, all }: FactsProps) {
  const t = useText();
  const moment = (at: string) => <Moment at={fromIso(at)} form="past" />;
  const fields: readonly (readonly [term: string, said: ReactNode])[] = [
    [t('details.goal'), of.goal],
    [t('details.service'), of.service?.name],
    [t('details.priority'), t(`priority.${of.priority}`)],
    [t('details.urgency'), t(`urgency.${of.assessedUrgency}`)],
  ];
  const facts: readonly (readonly [term: string, said: ReactNode])[] = [
    [t('details.kind'), t(`case.kind.${of.kind}`)],
    [t('details.state'), t(`case.state.${of.state}`)],
    [t('details.channel'), t(`channel.${of.channel}`)],
    [t('details.stated-urgency'), t(`urgency.${of.statedUrgency}`)],
    [t('details.opened'), moment(of.openedAt)],
    [t('details.resolved'), of.resolvedAt && moment(of.resolvedAt)],
  ];
  return (
    <dl className="cs-facts">
      {[...(all ? fields : []), ...facts]
        .filter(([, said]) => said)
        .map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}

function ChangeableFields({ of }: Pick<FactsProps, 'of'>) {
  const t = useText();
  const services = useQuery(servicesQuery);
  const known = of.service && !services.data?.some(({ id }) => id === of.service?.id) ? [of.service] : [];
  const serviceOptions = [...known, ...(services.data ?? [])].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextDetail of={of} label={t('details.subject')} field="subject" value={of.subject} />
      <TextDetail of={of} label={t('details.goal')} field="goal" value={of.goal ?? ''} hint={t('details.goal-hint')} />
      <ChoiceDetail
        of={of}
        label={t('details.service')}
        value={of.service?.id ?? ''}
        options={serviceOptions}
        fieldsOf={(serviceId) => ({ serviceId })}
      />
      <ChoiceDetail
        of={of}
        label={t('details.priority')}
        value={of.priority}
        options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        fieldsOf={(value) => ({ priority: PRIORITIES.find((one) => one === value) ?? of.priority })}
      />
      <ChoiceDetail
        of={of}
        label={t('details.urgency')}
        value={of.assessedUrgency}
        options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        fieldsOf={(value) => ({ assessedUrgency: URGENCIES.find((one) => one === value) ?? of.assessedUrgency })}
      />
    </>
  );
}

/** Where the desk judges the urgency otherwise than its customer: whose word is whose. */
function UrgencyDiffers({ of }: Pick<FactsProps, 'of'>) {
  const t = useText();
  if (of.statedUrgency === of.assessedUrgency) return null;
  const stated = t(`urgency.${of.statedUrgency}`);
  const assessed = t(`urgency.${of.assessedUrgency}`);
  return (
    <p className="cs-differs">
      {t('details.urgency-differs', { name: firstNameOf(of.requester.name), stated, assessed })}
    </p>
  );
}

/** What a case is about, each part changeable where it stands by whoever may work on it. */
export function Details({ of }: Pick<FactsProps, 'of'>) {
  const mayWork = useMayWork();
  return (
    <div className="cs-details">
      {mayWork && <ChangeableFields of={of} />}
      <Facts of={of} all={!mayWork} />
      <UrgencyDiffers of={of} />
    </div>
  );
}

/** The same in the side column, folded away until it is wanted. */
export function DetailsRail({ of }: { readonly of: Detail }) {
  const t = useText();
  const id = useId();
  return (
    <details className="cs-rail-fold">
      <summary>
        <h2 id={id}>{t('details.title')}</h2>
      </summary>
      <Details of={of} />
    </details>
  );
}
