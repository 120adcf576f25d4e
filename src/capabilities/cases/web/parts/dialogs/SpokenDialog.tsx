import { useState } from 'react';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { isOpen } from '../../../domain/states.ts';
import { useSpoken } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';

interface SpokenDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

const WAYS = ['phone', 'walk-up', 'chat'] as const;
type Way = (typeof WAYS)[number];

/** Records what a customer was told whom no mail reaches: it stands in their story, and keeps the words that were owed. */
export function SpokenDialog({ of, onClose }: SpokenDialogProps) {
  const t = useText();
  const spoken = useSpoken();
  const name = firstNameOf(of.requester.name);
  const [how, setHow] = useState<Way>('phone');
  const [text, setText] = useState('');
  const [by, setBy] = useState<Instant | null>(fromIso(of.suggestedNextWord));
  const [tried, setTried] = useState(false);
  const open = isOpen(of.state);

  const submit = () => {
    if (text.trim() === '' || (open && by === null)) return setTried(true);
    const next =
      open && by !== null ? { follow: 'next-word' as const, by: toIso(by) } : { follow: 'resolves' as const };
    const onSuccess = () => {
      tell({ text: t('spoken.done', { name }) });
      onClose();
    };
    spoken.mutate({ caseId: of.id, text: text.trim(), spoken: how, next }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('spoken.title', { name })}
      submit={t('spoken.submit')}
      busy={spoken.isPending}
      failed={spoken.isError ? { what: t('spoken.failed'), error: spoken.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('spoken.how')}
        value={how}
        options={WAYS.map((value) => ({ value, label: t(`spoken.how.${value}`) }))}
        onChange={(event) => setHow(WAYS.find((one) => one === event.target.value) ?? how)}
      />
      <TextArea
        label={t('spoken.text')}
        hint={t('spoken.hint', { name })}
        error={tried && text.trim() === '' ? t('spoken.missing') : undefined}
        value={text}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
      {open && (
        <div>
          <MomentField
            label={t('spoken.next', { name })}
            value={by}
            proposed={fromIso(of.suggestedNextWord)}
            onChange={setBy}
            giver={of.owner}
          />
          {tried && by === null && <p className="ek-field-error">{t('renegotiate.no-moment')}</p>}
        </div>
      )}
    </FormDialog>
  );
}
