import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Check, SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { deskQuery, type ServiceWritten, teamNamesQuery, useSaveService } from '../queries.ts';

interface ServiceFormProps {
  /** Null for a new one. */
  readonly known: ServiceWritten | null;
  readonly onClose: () => void;
}

const LONGEST_NAME = 120;

const choices = (none: string, named: readonly { readonly id: string; readonly name: string }[] = []) => [
  { value: '', label: none },
  ...named.map(({ id, name }) => ({ value: id, label: name })),
];

/** A service being written: its name, who works on it first, and who answers for it. */
export function ServiceForm({ known, onClose }: ServiceFormProps) {
  const t = useText();
  const save = useSaveService(known);
  const teams = useQuery(teamNamesQuery).data;
  const desk = useQuery(deskQuery).data;
  const [name, setName] = useState(known?.name ?? '');
  const [teamId, setTeamId] = useState<string>(known?.teamId ?? '');
  const [ownerId, setOwnerId] = useState<string>(known?.ownerId ?? '');
  const [retired, setRetired] = useState(known?.retired ?? false);
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (name.trim() === '') return setTried(true);
    const draft = {
      name: name.trim(),
      teamId: teams?.find(({ id }) => id === teamId)?.id ?? null,
      ownerId: desk?.find(({ id }) => id === ownerId)?.id ?? null,
      retired,
    };
    const onSuccess = () => {
      tell({ text: t('services.saved', { name: draft.name }) });
      onClose();
    };
    save.mutate(draft, { onSuccess });
  };
  return (
    <FormDialog
      title={known === null ? t('services.new') : t('services.change', { name: known.name })}
      submit={t('services.save')}
      busy={save.isPending || !teams || !desk}
      failed={save.isError ? { what: t('services.not-saved'), error: save.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('services.name')}
        hint={t('services.name-hint')}
        error={tried && name.trim() === '' ? t('services.no-name') : undefined}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('services.team')}
        hint={t('services.team-hint')}
        value={teamId}
        options={choices(t('services.no-team'), teams)}
        onChange={(event) => setTeamId(event.target.value)}
      />
      <SelectField
        label={t('services.owner')}
        hint={t('services.owner-hint')}
        value={ownerId}
        options={choices(t('services.no-owner'), desk)}
        onChange={(event) => setOwnerId(event.target.value)}
      />
      {known && !known.standing && (
        <Check label={t('services.retire')} checked={retired} onChange={(event) => setRetired(event.target.checked)} />
      )}
    </FormDialog>
  );
}
