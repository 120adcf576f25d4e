import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Check, SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { viewsQuery } from '../../queue-queries.ts';
import { useAddView, useChangeView } from '../../views.ts';
import { type Shown, savedAs } from '../queue-view.ts';
import { useTeamsToSaveFor } from './useTeamsToSaveFor.ts';

interface SaveViewDialogProps {
  readonly shown: Shown;
  readonly onClose: () => void;
}

const MINE = 'own';
const ANEW = 'new';

/** Saves a view anew, or puts it in the place of one that the reader may change. */
function useSaving(shown: Shown, onClose: () => void) {
  const t = useText();
  const adding = useAddView();
  const changing = useChangeView();
  const view = savedAs(shown);
  const done = (text: string) => ({
    onSuccess: () => {
      tell({ text });
      onClose();
    },
  });
  const { isPending, isError, error } = adding.isError || adding.isPending ? adding : changing;
  return {
    busy: isPending,
    failed: isError ? { what: t('views.not-saved'), error } : null,
    replace: (viewId: string, name: string) => changing.mutate({ viewId, view }, done(t('views.updated', { name }))),
    add: (name: string, { whose, pinned }: { readonly whose: string; readonly pinned: boolean }) => {
      const target = whose === MINE ? { for: 'own' as const } : { for: 'team' as const, teamId: whose };
      adding.mutate({ name, ...target, view, pinned }, done(t('views.saved', { name })));
    },
  };
}

interface AnewProps {
  readonly name: string;
  readonly whose: string;
  readonly pinned: boolean;
  readonly tried: boolean;
  readonly onChange: (change: Partial<Pick<AnewProps, 'name' | 'whose' | 'pinned'>>) => void;
}

/** The name of a new view, for whom it is, and whether it stands in the side bar. */
function Anew({ name, whose, pinned, tried, onChange }: AnewProps) {
  const t = useText();
  const teams = useTeamsToSaveFor();
  return (
    <>
      <TextField
        label={t('views.name')}
        error={tried && name.trim() === '' ? t('views.no-name') : undefined}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {teams.length > 0 && (
        <SelectField
          label={t('views.for')}
          hint={t('views.for-hint')}
          value={whose}
          options={[
            { value: MINE, label: t('views.for-me') },
            ...teams.map(({ id, name: team }) => ({ value: id, label: team })),
          ]}
          onChange={(event) => onChange({ whose: event.target.value })}
        />
      )}
      <Check
        label={t('views.pin-it')}
        checked={pinned}
        onChange={(event) => onChange({ pinned: event.target.checked })}
      />
    </>
  );
}

/** Saves what the queue shows now under a name: for oneself or, as who may, for a team; or instead of another view. */
export function SaveViewDialog({ shown, onClose }: SaveViewDialogProps) {
  const t = useText();
  const saving = useSaving(shown, onClose);
  const mine = (useQuery(viewsQuery).data ?? []).filter(({ mayChange }) => mayChange);
  const [instead, setInstead] = useState(ANEW);
  const [written, write] = useState({ name: '', whose: MINE, pinned: true });
  const [tried, setTried] = useState(false);
  const replaced = mine.find(({ id }) => id === instead);
  const submit = () => {
    if (replaced) return saving.replace(replaced.id, replaced.name);
    if (written.name.trim() === '') return setTried(true);
    saving.add(written.name.trim(), written);
  };
  return (
    <FormDialog
      title={t('views.save')}
      submit={t('views.save-submit')}
      busy={saving.busy}
      failed={saving.failed}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('views.save-text')}</p>
      {!replaced && <Anew {...written} tried={tried} onChange={(change) => write({ ...written, ...change })} />}
      {mine.length > 0 && (
        <SelectField
          label={t('views.as')}
          value={instead}
          options={[
            { value: ANEW, label: t('views.as-new') },
            ...mine.map(({ id, name }) => ({ value: id, label: t('views.as-instead', { name }) })),
          ]}
          onChange={(event) => setInstead(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
