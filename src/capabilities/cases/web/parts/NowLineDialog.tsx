import { useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useSayNow } from '../changes.ts';
import type { Detail } from '../queries.ts';
import { oneAfterOther } from './bulk/one-after-other.ts';
import { type Recipient, Recipients } from './bulk/Recipients.tsx';
import { useLeaving } from './bulk/useLeaving.ts';
import { wordsFor } from './bulk/words-for.ts';
import { firstNameOf } from './names.ts';
import { choosingByDigit, Suggestions } from './Suggestions.tsx';
import { useWayBack } from './useWayBack.ts';
import './forms.css';

const SUGGESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const LONGEST = 200;

interface NowLineDialogProps {
  /** One case, or those selected in a list: all are told the same. */
  readonly cases: readonly Recipient[];
  readonly onClose: () => void;
  readonly onSaid?: () => void;
}

/** Says the sentence on one case after the other; those that were told are not told again when one fails. */
function useSayToAll({ onClose, onSaid }: Pick<NowLineDialogProps, 'onClose' | 'onSaid'>) {
  const t = useText();
  const say = useSayNow();
  const wayBack = useWayBack();
  const told = useRef(new Map<string, Detail>());
  const [failed, setFailed] = useState<{ what: string; error: unknown } | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (cases: readonly Recipient[], text: string) => {
    setBusy(true);
    setFailed(null);
    const refused = await oneAfterOther(cases, async ({ id, requester }) => {
      if (told.current.has(id)) return;
      told.current.set(id, await say.mutateAsync({ caseId: id, text: wordsFor(text, requester.name) }));
    });
    setBusy(false);
    if (refused !== null) {
      const what = cases.length === 1 ? t('now-line.failed') : t('now-line.failed-on', { numbers: refused.numbers });
      return setFailed({ what, error: refused.error });
    }
    tell({ text: t('now-line.said', { n: cases.length }), ...wayBack([...told.current.values()]) });
    onSaid?.();
    onClose();
  };
  return { send, failed, busy };
}

/** Says what is happening now: a digit chooses a sentence while the field is empty, Enter says it. */
export function NowLineDialog(props: NowLineDialogProps) {
  const { cases, onClose } = props;
  const t = useText();
  const me = useMe();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { left, leave, open, chosen } = useLeaving(cases);
  const { send, failed, busy } = useSayToAll(props);
  const name = firstNameOf(me.name);
  const sentences = SUGGESTIONS.map((digit) => t(`now-line.suggestion.${digit}`, { name }));
  const suggestions = { sentences, chosen: text, onChoose: setText };
  const [only] = cases;

  const submit = () => {
    if (text.trim() === '' || chosen.length === 0) return setMissing(true);
    void send(chosen, text.trim());
  };
  return (
    <FormDialog
      title={cases.length === 1 ? t('now-line.title') : t('now-line.title-many', { n: open.length })}
      submit={cases.length === 1 ? t('now-line.say') : t('now-line.say-many', { n: chosen.length })}
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
        onKeyDown={choosingByDigit(suggestions)}
      />
      <Suggestions label={t('now-line.suggestions')} {...suggestions} />
      {cases.length > 1 && <Recipients cases={cases} text={text} left={left} onLeave={leave} />}
      {missing && chosen.length === 0 && (
        <p className="ek-field-error">{t(cases.length === 1 ? 'bulk.closed' : 'bulk.nobody')}</p>
      )}
    </FormDialog>
  );
}
