import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CaseShown } from '#capabilities/cases/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { reminderQuery, useRemind } from '../queries.ts';
import { TEXTS } from '../texts.ts';

interface ReminderStripProps {
  readonly of: CaseShown;
  /** Asks for another moment. */
  readonly onAgain: () => void;
}

function Strip({ of, onAgain }: ReminderStripProps) {
  const t = useText();
  const me = useMe();
  const { data } = useQuery(reminderQuery(of.id, me.id));
  const remind = useRemind();
  if (!data?.reminder || of.closedAt !== null) return null;
  const { at, back } = data.reminder;
  const drop = () => {
    const again = () => remind.mutate({ caseId: of.id, at: fromIso(at) });
    const told = { text: t(back ? 'reminder.done' : 'reminder.dropped'), ...(!back && { undo: again }) };
    remind.mutate({ caseId: of.id, at: null }, { onSuccess: () => tell(told) });
  };
  return (
    <div className="cs-strip">
      <Icon of={IconBell} />
      <p className="grow">
        <Phrase
          id={back ? 'reminder.strip-back' : 'reminder.strip'}
          values={{ moment: <Moment at={fromIso(at)} form={back ? 'past' : 'plain'} strong /> }}
        />{' '}
        <span className="t-3">{t('reminder.only-you')}</span>
      </p>
      <Act command="case.remind" onClick={onAgain}>
        {t('reminder.again')}
      </Act>
      <Act busy={remind.isPending} onClick={drop}>
        {t(back ? 'reminder.settle' : 'reminder.drop')}
      </Act>
      {remind.isError && <ErrorState failed={t('reminder.not-dropped')} error={remind.error} />}
    </div>
  );
}

/** On a case: when its reader is reminded of it, or that the moment has come. Nobody else sees it. */
export function ReminderStrip(props: ReminderStripProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Strip {...props} />
    </MoreText>
  );
}
