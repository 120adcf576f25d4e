import { type FormEvent, useState } from 'react';
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useAddSite } from '../queries.ts';

/** Puts a site on the list. */
export function AddSite() {
  const t = useText();
  const add = useAddSite();
  const [typed, setTyped] = useState('');
  const [blank, setBlank] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(typed.trim() === '');
    if (typed.trim() === '' || add.isPending) return;
    add.mutate(typed.trim(), {
      onSuccess: ({ origin }) => {
        setTyped('');
        tell({ text: t('sites.added', { origin }) });
      },
    });
  };
  const refused = add.isError ? sentenceOf(add.error, t) : undefined;
  return (
    <form className="st-add" onSubmit={submit} noValidate>
      <TextField
        label={t('sites.origin')}
        hint={t('sites.origin-hint')}
        error={blank ? t('sites.origin-blank') : refused}
        type="url"
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" busy={add.isPending}>
        {t('sites.add')}
      </Button>
    </form>
  );
}
