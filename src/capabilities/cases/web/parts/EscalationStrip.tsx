import { IconFlag } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { priorityAbove } from '../../domain/escalation.ts';
import { useChange } from '../changes.ts';
import type { Detail } from '../queries.ts';
import { firstNameOf } from './names.ts';
import { useMayWork } from './rights.ts';

const AnswerDialog = lazy(() =>
  import('./dialogs/AnswerEscalationDialog.tsx').then((file) => file.AnswerEscalationDialog),
);

interface EscalatedProps {
  readonly of: Detail;
}

interface EscalationStripProps extends EscalatedProps {
  readonly escalation: NonNullable<Detail['escalation']>;
}

/** One press gives it the next higher priority; where it has the highest already, an answer is all that is left. */
function Raise({ of }: EscalatedProps) {
  const t = useText();
  const change = useChange();
  const higher = priorityAbove(of.priority);
  if (higher === null) return null;
  const raise = () =>
    change.mutate(
      { caseId: of.id, version: of.version, priority: higher },
      { onSuccess: () => tell({ text: t('escalation.raised', { priority: higher }) }) },
    );
  return (
    <>
      <Act busy={change.isPending} onClick={raise}>
        {t('escalation.raise', { priority: higher })}
      </Act>
      {change.isError && <ErrorState failed={t('details.not-changed')} error={change.error} />}
    </>
  );
}

/** What the customer says about the urgency, until the priority is raised or they have an answer with its reason. */
export function EscalationStrip({ of, escalation }: EscalationStripProps) {
  const t = useText();
  const mayWork = useMayWork();
  const [answering, setAnswering] = useState(false);
  const { by, words, neededBy, answerBy } = escalation;
  const name = firstNameOf(by);
  return (
    <div className="cs-strip cs-escalation" role="status">
      <Icon of={IconFlag} />
      <p className="grow">
        <b>{t('escalation.title', { name })}</b> {t('objection.words', { words })}{' '}
        <span className="t-2">
          <Phrase id="escalation.needed" values={{ due: <Moment at={fromIso(neededBy)} form="due" strong /> }} />{' '}
          {answerBy !== null && (
            <Phrase id="escalation.answer-by" values={{ due: <Moment at={fromIso(answerBy)} form="due" strong /> }} />
          )}
        </span>
      </p>
      {mayWork && (
        <>
          <Raise of={of} />
          <Act onClick={() => setAnswering(true)}>{t('escalation.answer')}</Act>
        </>
      )}
      {answering && (
        <Suspense>
          <AnswerDialog of={of} onClose={() => setAnswering(false)} />
        </Suspense>
      )}
    </div>
  );
}
