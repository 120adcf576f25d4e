import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { firstNameOf } from '#kernel/names.ts';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { fill, VARIABLES, type Values, variablesIn } from '../../domain/snippet.ts';
import { type Snippet, useSaveSnippet } from '../snippets.ts';
import { teamsOfDesk } from '../teams.ts';

interface SnippetFormProps {
  /** Null for a new one. */
  readonly known: Snippet | null;
  readonly whose: 'own' | 'shared';
  readonly onClose: () => void;
}

const LONGEST = 5000;
const LONGEST_NAME = 80;
const EVERYBODY = '';

/** What the variables stand for in the preview: a made-up case. */
function useExample(): Values {
  const t = useText();
  const me = useMe();
  const known = new Map<string, string>([
    ['agent.name', me.name],
    ['agent.first-name', firstNameOf(me.name)],
    ['organisation.name', me.organisation.name],
  ]);
  return Object.fromEntries(VARIABLES.map((name) => [name, known.get(name) ?? t(`snippets.example.${name}`)]));
}

function Preview({ text }: { readonly text: string }) {
  const t = useText();
  const filled = fill(text, useExample());
  const [open] = variablesIn(filled);
  return (
    <section className="snip-preview" aria-label={t('snippets.preview')}>
      <p className="t-sm t-3">{t('snippets.preview')}</p>
      <p className="t-prose">{filled === '' ? t('snippets.preview-empty') : filled}</p>
      {open !== undefined && <p className="t-late t-sm">{t('snippets.unknown', { name: open })}</p>}
    </section>
  );
}

interface VariablesProps {
  readonly onPick: (name: string) => void;
}

/** What may be named; pressed, it stands in the text. */
function Variables({ onPick }: VariablesProps) {
  const t = useText();
  return (
    <fieldset className="snip-variables">
      <legend>{t('snippets.variables')}</legend>
      {VARIABLES.map((name) => (
        <button key={name} type="button" onClick={() => onPick(name)}>
          {t(`snippets.variable.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** A snippet being written, with how it reads in a case. */
export function SnippetForm({ known, whose, onClose }: SnippetFormProps) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const teams = useQuery({ ...teamsOfDesk, enabled: whose === 'shared' && known === null }).data ?? [];
  const save = useSaveSnippet();
  const [name, setName] = useState(known?.name ?? '');
  const [text, setText] = useState(known?.text ?? '');
  const [teamId, setTeam] = useState(EVERYBODY);
  const [tried, setTried] = useState(false);
  const shared = teamId === EVERYBODY ? ({ for: 'desk' } as const) : ({ for: 'team', teamId } as const);
  const missing = { name: name.trim() === '', text: text.trim() === '' };
  const submit = () => {
    setTried(true);
    if (missing.name || missing.text) return;
    save.mutate(
      { known, name, text, ...(whose === 'own' ? ({ for: 'own' } as const) : shared) },
      {
        onSuccess: () => {
          tell({ text: t('snippets.saved', { name }) });
          onClose();
        },
      },
    );
  };
  const insert = (variable: string) => {
    const at = field.current?.selectionEnd ?? text.length;
    setText(`${text.slice(0, at)}{{${variable}}}${text.slice(at)}`);
    field.current?.focus();
  };
  return (
    <FormDialog
      title={t(known === null ? 'snippets.new' : 'snippets.edit-title')}
      submit={t('snippets.save')}
      busy={save.isPending}
      failed={save.isError ? { what: t('snippets.not-saved'), error: save.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('snippets.name')}
        hint={t('snippets.name-hint')}
        error={tried && missing.name ? t('snippets.no-name') : undefined}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={(event) => setName(event.target.value)}
      />
      {whose === 'shared' && known === null && (
        <SelectField
          label={t('snippets.for')}
          value={teamId}
          options={[
            { value: EVERYBODY, label: t('snippets.for.desk') },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
          onChange={(event) => setTeam(event.target.value)}
        />
      )}
      <TextArea
        ref={field}
        label={t('snippets.text')}
        error={tried && missing.text ? t('snippets.no-text') : undefined}
        value={text}
        rows={5}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
      />
      <Variables onPick={insert} />
      <Preview text={text} />
    </FormDialog>
  );
}
