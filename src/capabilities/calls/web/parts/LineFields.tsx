import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Act, Button, IconButton } from '#ui/Button.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Settings, teamsQuery, useSaveSettings } from '../queries.ts';

/** Countries by name, in the reader's language. */
function useCountries(known: readonly string[]) {
  const names = new Intl.DisplayNames([useLanguage().language], { type: 'region' });
  return known
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** How numbers are dialled here, and which team is called at which. */
export function LineFields({ known }: { readonly known: Settings }) {
  const t = useText();
  const countries = useCountries(known.countries);
  const teams = useQuery(teamsQuery).data ?? [];
  const save = useSaveSettings();
  const [{ country, lines }, write] = useState(known);
  const setLines = (changed: Settings['lines']) => write((before) => ({ ...before, lines: changed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const written = lines.filter(({ number }) => number.trim() !== '');
    const said = { ...known, country, lines: written.map((line) => ({ ...line, number: line.number.trim() })) };
    save.mutate(said, { onSuccess: () => tell({ text: t('telephone.saved') }) });
  };
  const [team] = teams;
  return (
    <form className="tl-part" onSubmit={submit} noValidate>
      <h2>{t('telephone.lines')}</h2>
      <p className="t-2">{t('telephone.lines-about')}</p>
      <SelectField
        label={t('telephone.country')}
        hint={t('telephone.country-hint')}
        value={country}
        options={countries}
        onChange={({ target }) => write((before) => ({ ...before, country: target.value }))}
      />
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div key={place} className="tl-line">
          <TextField
            label={t('telephone.number')}
            type="tel"
            value={line.number}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => setLines(lines.with(place, { ...line, number: target.value }))}
          />
          <SelectField
            label={t('telephone.team')}
            value={line.teamId}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => {
              const chosen = teams.find(({ id }) => id === target.value);
              if (chosen) setLines(lines.with(place, { ...line, teamId: chosen.id }));
            }}
          />
          <IconButton
            icon={IconX}
            label={t('telephone.remove-line', { number: line.number })}
            onClick={() => setLines(lines.toSpliced(place, 1))}
          />
        </div>
      ))}
      <div className="row wrap gap8">
        {team && (
          <Act icon={IconPlus} onClick={() => setLines([...lines, { number: '', teamId: team.id }])}>
            {t('telephone.add-line')}
          </Act>
        )}
        <span className="grow" />
        <Button type="submit" busy={save.isPending}>
          {t('telephone.save')}
        </Button>
      </div>
      {save.isError && <ErrorState failed={t('telephone.not-saved')} error={save.error} />}
    </form>
  );
}
