import { type ReactNode, useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Answer, type Improvement, useStart } from '../queries.ts';
import { AssessDialog, DecideDialog, FinishDialog } from './AnswerDialogs.tsx';

type Form = 'assess' | 'finish' | Answer['what'];

const DECISIONS = ['accepted', 'parked', 'declined'] as const satisfies readonly Answer['what'][];

function Begin({ of }: { readonly of: Improvement }) {
  const t = useText();
  const start = useStart(of);
  return (
    <>
      <Act look="filled" busy={start.isPending} onClick={() => start.mutate()}>
        {t('improvement.start')}
      </Act>
      {start.isError && <ErrorState failed={t('improvement.not-started')} error={start.error} />}
    </>
  );
}

/** What the reader may do with it in the state in which it is; nothing where they only read. */
export function ImprovementActs({ of }: { readonly of: Improvement }) {
  const t = useText();
  const [form, show] = useState<Form | null>(null);
  const close = () => show(null);
  const { state, mayDecide, mayWork } = of;
  const acts: ReactNode[] = [];
  if (mayDecide && state === 'proposed') {
    acts.push(
      <Act key="assess" look="filled" onClick={() => show('assess')}>
        {t('assess.title')}
      </Act>,
    );
  }
  if (mayDecide && state === 'assessed') {
    for (const what of DECISIONS) {
      acts.push(
        <Act key={what} look={what === 'accepted' ? 'filled' : 'default'} onClick={() => show(what)}>
          {t(`decide.${what}.open`)}
        </Act>,
      );
    }
    acts.push(
      <Act key="assess" look="plain" onClick={() => show('assess')}>
        {t('assess.again')}
      </Act>,
    );
  }
  if (mayWork && state === 'accepted') acts.push(<Begin key="start" of={of} />);
  if (mayWork && state === 'in-progress') {
    acts.push(
      <Act key="finish" look="filled" onClick={() => show('finish')}>
        {t('finish.title')}
      </Act>,
    );
  }
  return (
    <>
      {acts.length > 0 && <p className="im-acts">{acts}</p>}
      {form === 'assess' && <AssessDialog of={of} onClose={close} />}
      {form === 'finish' && <FinishDialog of={of} onClose={close} />}
      {form !== null && form !== 'assess' && form !== 'finish' && <DecideDialog of={of} what={form} onClose={close} />}
    </>
  );
}
