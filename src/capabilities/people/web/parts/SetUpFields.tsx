import type { ChangeEvent } from 'react';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { SelectField, TextField } from '#ui/Field.tsx';
import { LANGUAGE_NAMES } from '#ui/language.ts';
import { useLanguage, useText } from '#ui/text.tsx';
import type { SetUpField, SetUpForm } from '../set-up.ts';
import { zonesWith } from '../zones.ts';

interface SetUpFieldsProps {
  readonly values: SetUpForm;
  readonly wrong: readonly SetUpField[];
  readonly timeZone: string;
  readonly onChange: (changed: Partial<SetUpForm>) => void;
  readonly onTimeZone: (zone: string) => void;
}

const INPUTS = {
  organisation: { autoComplete: 'organization' },
  name: { autoComplete: 'name' },
  email: { type: 'email', autoComplete: 'username', autoCapitalize: 'none', spellCheck: false },
  password: { type: 'password', autoComplete: 'new-password' },
  deskAddress: { type: 'email', autoComplete: 'off', autoCapitalize: 'none', spellCheck: false },
} as const;

/** Every question of the first set-up; the language is the page's own and changes it at once. */
export function SetUpFields({ values, wrong, timeZone, onChange, onTimeZone }: SetUpFieldsProps) {
  const t = useText();
  const { language, chooseLanguage } = useLanguage();
  const field = (name: SetUpField, hint?: string) => (
    <TextField
      label={t(`setup.${name}`)}
      hint={hint}
      error={wrong.includes(name) ? t(`setup.wrong.${name}`) : undefined}
      {...INPUTS[name]}
      name={name}
      large
      value={values[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = LANGUAGES.find((one) => one === event.target.value);
    if (chosen) void chooseLanguage(chosen satisfies Language);
  };
  return (
    <>
      {field('organisation', t('setup.organisation-hint'))}
      {field('name')}
      {field('email', t('setup.email-hint'))}
      {field('password', t('setup.password-hint'))}
      <SelectField
        label={t('setup.language')}
        large
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={choose}
      />
      <SelectField
        label={t('setup.zone')}
        hint={t('setup.zone-hint')}
        large
        value={timeZone}
        options={zonesWith(timeZone)}
        onChange={(event) => onTimeZone(event.target.value)}
      />
      {field('deskAddress', t('setup.deskAddress-hint'))}
    </>
  );
}
