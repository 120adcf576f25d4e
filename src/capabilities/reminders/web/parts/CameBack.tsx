import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { cameBackQuery, type Reminded, useRemind } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './reminders.css';

interface CameBackProps {
  /** Asks for another moment. */
  readonly onAgain: (of: Reminded) => void;
}

function Rows({ onAgain }: CameBackProps) {
  const t = useText();
  const me = useMe();
  const { data = [] } = useQuery(cameBackQuery(me.id));
  const remind = useRemind();
  if (data.length === 0) return null;
  const settle = (caseId: string) =>
    remind.mutate({ caseId, at: null }, { onSuccess: () => tell({ text: t('reminder.done') }) });
  return (
    <Section title={t('reminder.came-back')} count={data.length}>
      <ul className="rm-back">
        {data.map(({ case: of, at }) => (
          <li key={of.id}>
            <div className="rm-about">
              <Link href={`/desk/case/${of.number}`} className="t-cut">
                {of.subject}
              </Link>
              <p className="t-13 t-3 t-cut">
                {of.requester} · <Moment at={fromIso(at)} form="past" />
              </p>
            </div>
            <Act onClick={() => onAgain(of)}>{t('reminder.again')}</Act>
            <Act
              look="plain"
              busy={remind.isPending && remind.variables.caseId === of.id}
              onClick={() => settle(of.id)}
            >
              {t('reminder.settle')}
            </Act>
          </li>
        ))}
      </ul>
      {remind.isError && <ErrorState failed={t('reminder.not-dropped')} error={remind.error} />}
    </Section>
  );
}

/** On Today: the cases of which the reader wanted to be reminded by now. Nothing while there are none. */
export function CameBack(props: CameBackProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Rows {...props} />
    </MoreText>
  );
}
