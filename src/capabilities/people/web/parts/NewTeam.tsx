import { useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { useAddTeam } from '../teams.ts';

const LONGEST_NAME = 120;

/** Adds a team by its name, and goes to its settings. */
export function NewTeam({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const adding = useAddTeam();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (name.trim() === '') return setTried(true);
    adding.mutate(name.trim(), { onSuccess: ({ id }) => go(`/admin/teams/${id}`) });
  };
  return (
    <FormDialog
      title={t('teams.new')}
      submit={t('teams.add-team')}
      busy={adding.isPending}
      failed={adding.isError ? { what: t('teams.not-saved'), error: adding.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('teams.name')}
        hint={t('teams.name-hint')}
        error={tried && name.trim() === '' ? t('teams.no-name') : undefined}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
