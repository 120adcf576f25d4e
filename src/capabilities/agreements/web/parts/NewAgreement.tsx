import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CallInput } from '#kernel/call.ts';
import { call, faultsOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { agreementsContract } from '../../contract.ts';
import { AGREEMENT_KINDS, type AgreementKind } from '../../domain/index.ts';
import { agreementsQuery, type References } from '../queries.ts';

const { createAgreement } = agreementsContract.endpoints;
type Body = NonNullable<CallInput<typeof createAgreement>['body']>;

function bodyOf(event: FormEvent<HTMLFormElement>, kind: AgreementKind): Body {
  const form = new FormData(event.currentTarget);
  const text = (name: string) => `${form.get(name) ?? ''}`;
  const parties: Record<AgreementKind, Body['parties']> = {
    sla: { kind: 'sla', accountId: text('accountId') || null },
    ola: { kind: 'ola', teamId: text('teamId'), toTeamId: text('toTeamId') || null },
    uc: { kind: 'uc', providerId: text('providerId') },
  };
  return { name: text('name'), parties: parties[kind], terms: { calendarId: text('calendarId'), rules: [] } };
}

const optionsOf = (list: References['accounts']) => list.map(({ id, name }) => ({ value: id, label: name }));

interface PartiesFieldsProps {
  readonly kind: AgreementKind;
  readonly references: References;
}

function PartiesFields({ kind, references }: PartiesFieldsProps) {
  const t = useText();
  const teams = optionsOf(references.teams);
  if (kind === 'sla') {
    const everybody = { value: '', label: t('agreement.everybody') };
    return (
      <SelectField
        name="accountId"
        label={t('agreement.account')}
        options={[everybody, ...optionsOf(references.accounts)]}
      />
    );
  }
  if (kind === 'uc') {
    return <SelectField name="providerId" label={t('agreement.provider')} options={optionsOf(references.providers)} />;
  }
  return (
    <>
      <SelectField name="teamId" label={t('agreement.team')} options={teams} />
      <SelectField
        name="toTeamId"
        label={t('agreement.to-team')}
        options={[{ value: '', label: t('agreement.desk') }, ...teams]}
      />
    </>
  );
}

/** Adds an agreement as an empty draft, and goes to it. */
export function NewAgreement({ references }: { readonly references: References }) {
  const t = useText();
  const go = useGo();
  const queries = useQueryClient();
  const [kind, setKind] = useState<AgreementKind>('sla');
  const adding = useMutation({
    mutationFn: (body: Body) => call(createAgreement, { body }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: agreementsQuery.queryKey });
      go(`/admin/agreements/${id}`);
    },
  });
  const names = { sla: t('agreement.sla'), ola: t('agreement.ola'), uc: t('agreement.uc') };
  return (
    <form
      className="agreement-card agreement-form"
      onSubmit={(event) => {
        event.preventDefault();
        adding.mutate(bodyOf(event, kind));
      }}
    >
      <TextField name="name" label={t('agreement.name')} required maxLength={120} error={faultsOf(adding.error).name} />
      <SelectField
        label={t('agreement.what')}
        value={kind}
        options={AGREEMENT_KINDS.map((value) => ({ value, label: names[value] }))}
        onChange={(event) => setKind(AGREEMENT_KINDS.find((one) => one === event.currentTarget.value) ?? kind)}
      />
      <PartiesFields kind={kind} references={references} />
      <SelectField name="calendarId" label={t('agreement.field.hours')} options={optionsOf(references.calendars)} />
      <Button type="submit" busy={adding.isPending}>
        {t('agreement.create')}
      </Button>
      {adding.isError && <ErrorState failed={t('agreement.create-failed')} error={adding.error} />}
    </form>
  );
}
