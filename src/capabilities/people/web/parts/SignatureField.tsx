import { useRef } from 'react';
import type { Translate } from '#kernel/messages.ts';
import { TextArea } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { checkSignature, LONGEST_SIGNATURE, SIGNATURE_VARIABLES } from '../../domain/index.ts';

interface SignatureFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Why a signature can't be kept as it is, in words; undefined when it can. */
function faultOf(text: string, t: Translate): string | undefined {
  const checked = checkSignature(text);
  if (checked.ok) return undefined;
  const { code, params = {} } = checked.refusal;
  if (code === 'signature.unknown-variable') return t('signature.unknown', params);
  return t(code === 'signature.too-long' ? 'signature.too-long' : 'signature.open-braces', params);
}

/** A signature being written, with the variables that stand in it when they are pressed. */
export function SignatureField({ label, hint, text, onText }: SignatureFieldProps) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    onText(`${text.slice(0, selectionStart)}{{${variable}}}${text.slice(selectionEnd)}`);
    field.current?.focus();
  };
  return (
    <div className="sig-field">
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        error={faultOf(text, t)}
        value={text}
        rows={4}
        maxLength={LONGEST_SIGNATURE}
        onChange={(event) => onText(event.target.value)}
      />
      <fieldset className="sig-variables">
        <legend>{t('signature.variables')}</legend>
        {SIGNATURE_VARIABLES.map((name) => (
          <button key={name} type="button" onClick={() => insert(name)}>
            {t(`signature.variable.${name}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
