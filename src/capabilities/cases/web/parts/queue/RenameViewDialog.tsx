import { useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useChangeView } from '../../views.ts';
import type { SavedView } from '../queue-view.ts';

/** Gives a saved view another name. */
export function RenameViewDialog({ of, onClose }: { readonly of: SavedView; readonly onClose: () => void }) {
  const t = useText();
  const changing = useChangeView();
  const [name, setName] = useState(of.name);
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (name.trim() === '') return setTried(true);
    changing.mutate({ viewId: of.id, name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('views.rename-title', { name: of.name })}
      submit={t('views.rename')}
      busy={changing.isPending}
      failed={changing.isError ? { what: t('views.not-changed'), error: changing.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('views.name')}
        error={tried && name.trim() === '' ? t('views.no-name') : undefined}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
