import { useEffect, useRef, useState } from 'react';
import { SelectField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { RELATIONS } from '../../../domain/link.ts';
import type { Detail } from '../../queries.ts';
import { CasePicker, type Picked } from '../CasePicker.tsx';
import { firstNameOf } from '../names.ts';
import { useJoin, useLink } from './changes.ts';

/** How this case stands to the other one: linked, or worked on as one. */
const CHOICES = [...RELATIONS, 'part-of', 'has-part'] as const;
type Choice = (typeof CHOICES)[number];

/** Saying it, however it is said; `part-of` and `has-part` are the same seen from either side. */
function useSaying(of: Detail, onDone: () => void) {
  const t = useText();
  const link = useLink();
  const join = useJoin();
  const say = (choice: Choice, { id, number }: Picked) => {
    const done = { onSuccess: onDone };
    if (choice === 'part-of' || choice === 'has-part') {
      const pair = choice === 'part-of' ? { caseId: of.id, otherId: id } : { caseId: id, otherId: of.id };
      const [part, whole] = choice === 'part-of' ? [of.number, number] : [number, of.number];
      const text = t('link.joined', { part: String(part), number: String(whole) });
      join.mutate(pair, { onSuccess: () => [onDone(), tell({ text })] });
      return;
    }
    link.mutate({ caseId: of.id, otherId: id, relation: choice }, done);
  };
  return { say, busy: link.isPending || join.isPending, error: link.error ?? join.error };
}

/** Links this case with another one, of whichever customer: which, and how they stand to each other. */
export function LinkDialog({ of, onClose }: { readonly of: Detail; readonly onClose: () => void }) {
  const t = useText();
  const [other, setOther] = useState<Picked | null>(null);
  const [choice, setChoice] = useState<Choice>('related');
  const [tried, setTried] = useState(false);
  const { say, busy, error } = useSaying(of, onClose);
  const how = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was typed into is gone: go on with the next question, from which the key that links works.
    if (other) how.current?.querySelector('select')?.focus();
  }, [other]);
  const name = choice === 'has-part' && other ? other.requester.name : of.requester.name;
  const isPart = choice === 'part-of' || choice === 'has-part';
  return (
    <FormDialog
      title={t('link.dialog')}
      submit={other ? t('link.submit-to', { number: String(other.number) }) : t('link.add')}
      busy={busy}
      failed={error ? { what: t('link.failed'), error } : null}
      onSubmit={() => (other === null ? setTried(true) : say(choice, other))}
      onClose={onClose}
    >
      <CasePicker
        of={of}
        among="all"
        label={t('link.other')}
        hint={t('link.other-hint', { name: firstNameOf(of.requester.name) })}
        nothing={t('link.nothing')}
        chosen={other}
        error={tried && other === null ? t('link.none-chosen') : undefined}
        onChoose={setOther}
      />
      <div ref={how}>
        <SelectField
          label={t('link.how')}
          value={choice}
          options={CHOICES.map((value) => ({ value, label: t(`link.choice.${value}`) }))}
          onChange={(event) => setChoice(CHOICES.find((one) => one === event.target.value) ?? 'related')}
        />
      </div>
      <p className="t-13 t-3">{t(isPart ? 'link.effect-part' : 'link.effect', { name: firstNameOf(name) })}</p>
    </FormDialog>
  );
}
