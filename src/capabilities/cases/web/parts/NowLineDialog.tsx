import { type KeyboardEvent, useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useSayNow } from '../changes.ts';
import type { Summary } from '../queries.ts';
import { firstNameOf } from './names.ts';
import './forms.css';

const SUGGESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const LONGEST = 200;

interface NowLineDialogProps {
  /** One case, or those selected in a list: all are told the same. */
  readonly cases: readonly Pick<Summary, 'id' | 'number' | 'subject' | 'now'>[];
  readonly onClose: () => void;
  readonly onSaid?: () => void;
}

/** Says the sentence on one case after the other; those that were told are not told again when one fails. */
function useSayToAll({ cases, onClose, onSaid }: NowLineDialogProps) {
  const t = useText();
  const say = useSayNow();
  const told = useRef(new Set<string>());
  const [failed, setFailed] = useState<{ what: string; error: unknown } | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (text: string) => {
    setBusy(true);
    setFailed(null);
    try {
      for (const { id } of cases) {
        if (told.current.has(id)) continue;
        await say.mutateAsync({ caseId: id, text });
        told.current.add(id);
      }
      tell({ text: t('now-line.said', { n: cases.length }) });
      onSaid?.();
      onClose();
    } catch (error) {
      setFailed({ what: t('now-line.failed', { n: cases.length - told.current.size }), error });
    } finally {
      setBusy(false);
    }
  };
  return { send, failed, busy };
}

interface SuggestionsProps {
  readonly sentences: readonly { readonly digit: number; readonly text: string }[];
  readonly chosen: string;
  readonly onChoose: (text: string) => void;
}

function Suggestions({ sentences, chosen, onChoose }: SuggestionsProps) {
  const t = useText();
  return (
    <ol className="cs-suggestions" aria-label={t('now-line.suggestions')}>
      {sentences.map(({ digit, text }) => (
        <li key={digit}>
          <button type="button" aria-pressed={text === chosen} onClick={() => onChoose(text)}>
            <kbd className="ek-key" aria-hidden>
              {digit}
            </kbd>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Says what is happening now: a digit chooses a sentence while the field is empty, Enter says it. */
export function NowLineDialog(props: NowLineDialogProps) {
  const { cases, onClose } = props;
  const t = useText();
  const me = useMe();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, failed, busy } = useSayToAll(props);
  const name = firstNameOf(me.name);
  const sentences = SUGGESTIONS.map((digit) => ({ digit, text: t(`now-line.suggestion.${digit}`, { name }) }));
  const [only] = cases;

  const onKeyDown = (event: KeyboardEvent) => {
    if (text !== '' || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = sentences.find(({ digit }) => String(digit) === event.key);
    if (!chosen) return;
    event.preventDefault();
    setText(chosen.text);
  };
  const submit = () => {
    if (text.trim() === '') return setMissing(true);
    void send(text.trim());
  };
  return (
    <FormDialog
      title={cases.length === 1 ? t('now-line.title') : t('now-line.title-many', { n: cases.length })}
      submit={t('now-line.say')}
      busy={busy}
      failed={failed}
      onSubmit={submit}
      onClose={onClose}
    >
      {cases.length === 1 && only && <p className="cs-form-about t-cut">{only.subject}</p>}
      <TextField
        label={t('now-line.field')}
        hint={t('now-line.hint')}
        error={missing && text.trim() === '' ? t('now-line.missing') : undefined}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Suggestions sentences={sentences} chosen={text} onChoose={setText} />
    </FormDialog>
  );
}
