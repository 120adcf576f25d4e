import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Entry, type Party, providersQuery, useSaveParty } from '../queries.ts';
import './referrals.css';

interface PartyFormProps {
  /** Null for a new one. */
  readonly known: Party | null;
  readonly onClose: () => void;
}

const LINES = ['phone', 'email', 'website', 'hours', 'languages'] as const;
const LONGEST = { phone: 60, email: 254, website: 300, hours: 200, languages: 120 } as const;
type Texts = Readonly<Record<(typeof LINES)[number] | 'name' | 'helpsWith' | 'notes' | 'providerId', string>>;

function textsOf(known: Party | null): Texts {
  return {
    name: known?.name ?? '',
    helpsWith: known?.helpsWith ?? '',
    phone: known?.phone ?? '',
    email: known?.email ?? '',
    website: known?.website ?? '',
    hours: known?.hours ?? '',
    languages: known?.languages ?? '',
    notes: known?.notes ?? '',
    providerId: known?.provider?.id ?? '',
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function entryOf({ name, helpsWith, ...rest }: Texts): Entry {
  const lines = Object.fromEntries(Object.entries(rest).map(([line, text]) => [line, orNull(text)]));
  return { ...blank, ...lines, name: name.trim(), helpsWith: helpsWith.trim() };
}

const blank = {
  phone: null,
  email: null,
  website: null,
  hours: null,
  languages: null,
  notes: null,
  providerId: null,
} as const;

interface FieldsProps {
  readonly texts: Texts;
  readonly tried: boolean;
  readonly onType: (part: keyof Texts, text: string) => void;
}

function Fields({ texts, tried, onType }: FieldsProps) {
  const t = useText();
  const providers = useQuery(providersQuery).data ?? [];
  const blankFault = (part: 'name' | 'helpsWith') =>
    tried && texts[part].trim() === '' ? t('directory.blank') : undefined;
  return (
    <>
      <TextField
        label={t('directory.name')}
        error={blankFault('name')}
        value={texts.name}
        maxLength={120}
        onChange={(event) => onType('name', event.target.value)}
      />
      <TextArea
        label={t('directory.helps-with')}
        hint={t('directory.helps-with-hint')}
        error={blankFault('helpsWith')}
        value={texts.helpsWith}
        maxLength={1000}
        onChange={(event) => onType('helpsWith', event.target.value)}
      />
      <div className="rf-pairs">
        {LINES.map((line) => (
          <TextField
            key={line}
            label={t(`directory.${line}`)}
            value={texts[line]}
            maxLength={LONGEST[line]}
            onChange={(event) => onType(line, event.target.value)}
          />
        ))}
        <SelectField
          label={t('directory.provider')}
          value={texts.providerId}
          options={[
            { value: '', label: t('directory.no-provider') },
            ...providers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onType('providerId', event.target.value)}
        />
      </div>
      <TextArea
        label={t('directory.notes')}
        hint={t('directory.notes-hint')}
        value={texts.notes}
        maxLength={2000}
        onChange={(event) => onType('notes', event.target.value)}
      />
    </>
  );
}

/** An outside party being written down. Whoever saves it has looked, so it counts as verified. */
export function PartyForm({ known, onClose }: PartyFormProps) {
  const t = useText();
  const save = useSaveParty();
  const [texts, setTexts] = useState(() => textsOf(known));
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (texts.name.trim() === '' || texts.helpsWith.trim() === '') return setTried(true);
    const onSuccess = () => {
      tell({ text: t('directory.saved', { name: texts.name }) });
      onClose();
    };
    save.mutate({ known, entry: entryOf(texts) }, { onSuccess });
  };
  return (
    <FormDialog
      title={t(known === null ? 'directory.new' : 'directory.edit-title')}
      submit={t('directory.save')}
      busy={save.isPending}
      failed={save.isError ? { what: t('directory.not-saved'), error: save.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields texts={texts} tried={tried} onType={(part, text) => setTexts({ ...texts, [part]: text })} />
    </FormDialog>
  );
}
