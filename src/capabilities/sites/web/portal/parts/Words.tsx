import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Check, TextArea, TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import './form.css';

/** What somebody types. */
export interface Typed {
  readonly text: string;
  readonly name: string;
  readonly address: string;
  readonly unsure: boolean;
}

export const BLANK: Typed = { text: '', name: '', address: '', unsure: false };

type Field = 'text' | 'name' | 'address';

/** What is not right yet, as the browser sees it, from the first on. */
function wrongIn(form: HTMLFormElement): Field[] {
  const fields: readonly Field[] = ['text', 'name', 'address'];
  return fields.filter((name) => {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
    return field.value.trim() === '' || !field.validity.valid;
  });
}

interface WordsProps {
  readonly typed: Typed;
  readonly busy: boolean;
  /** What is promised, and what was refused, above the button. */
  readonly children: ReactNode;
  readonly onType: (changed: Partial<Typed>) => void;
  readonly onSend: () => void;
}

/** The questions of the form: what is needed, who asks, and where they are answered. */
export function Words({ typed, busy, children, onType, onSend }: WordsProps) {
  const t = useText();
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = wrongIn(event.currentTarget);
    setWrong(found);
    const [first] = found;
    if (first === undefined) return onSend();
    const field = event.currentTarget.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  const faultOf = (field: Field, sentence: string) => (wrong.includes(field) ? sentence : undefined);
  return (
    <form className="au-form" onSubmit={submit} noValidate>
      <TextArea
        name="text"
        label={t('ask-us.text')}
        hint={t('ask-us.text-hint')}
        error={faultOf('text', t('ask-us.no-text'))}
        large
        rows={4}
        maxLength={20_000}
        value={typed.text}
        onChange={(event) => onType({ text: event.target.value })}
      />
      <TextField
        name="name"
        label={t('ask-us.name')}
        error={faultOf('name', t('ask-us.no-name'))}
        large
        maxLength={120}
        autoComplete="name"
        value={typed.name}
        onChange={(event) => onType({ name: event.target.value })}
      />
      <TextField
        name="address"
        type="email"
        label={t('ask-us.address')}
        hint={t('ask-us.address-hint')}
        error={faultOf('address', t('ask-us.no-address'))}
        large
        maxLength={254}
        autoComplete="email"
        value={typed.address}
        onChange={(event) => onType({ address: event.target.value })}
      />
      <Check
        label={t('ask-us.unsure')}
        checked={typed.unsure}
        onChange={(event) => onType({ unsure: event.target.checked })}
      />
      {children}
      <Button look="filled" size="lg" type="submit" wide busy={busy}>
        {t('ask-us.send')}
      </Button>
    </form>
  );
}
