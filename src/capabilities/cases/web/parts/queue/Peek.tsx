import { IconX } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Act, IconButton } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { caseQuery, messagesQuery, notesQuery, type Summary } from '../../queries.ts';
import { CaseConversation } from '../CaseConversation.tsx';
import { QueueDue, QueueState } from '../QueueRow.tsx';
import { storyOf } from '../story.ts';
import '../case.css';
import './peek.css';

interface PeekProps {
  readonly row: Summary;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** What was said on the case, to be read and no more. */
function Said({ row }: Pick<PeekProps, 'row'>) {
  const t = useText();
  const [known, messages, notes] = useQueries({
    queries: [caseQuery(row.id), messagesQuery(row.id), notesQuery(row.id)],
  });
  const failed = [known, messages, notes].find(({ isError }) => isError);
  if (failed) return <ErrorState failed={t('peek.failed')} error={failed.error} />;
  if (!known.data || !messages.data || !notes.data) return null;
  const items = storyOf({ messages: messages.data, notes: notes.data, history: [] }, 'notes');
  return <CaseConversation of={known.data} items={items} />;
}

/** A case beside the list: read without opening it. Nobody takes it, and nothing counts as read. */
export function Peek({ row, onOpen, onClose }: PeekProps) {
  const t = useText();
  const about = [row.requester.name, row.account.name, row.service?.name].filter(Boolean).join(' · ');
  return (
    <section className="q-peek ek-enter" aria-label={t('peek.name', { number: String(row.number) })}>
      <header>
        <div className="grow">
          <h2>
            {row.subject} <span className="t-3 t-num">{row.number}</span>
          </h2>
          <p className="t-13 t-2">{about}</p>
        </div>
        <Act command="list.open" onClick={onOpen}>
          {t('peek.open')}
        </Act>
        <IconButton icon={IconX} size={28} label={t('peek.close')} onClick={onClose} />
      </header>
      <p className={row.now === null ? 'q-peek-now t-3' : 'q-peek-now'}>{row.now?.text ?? t('now.nothing')}</p>
      <p className="q-peek-due">
        <QueueState row={row} /> <QueueDue row={row} />
      </p>
      <Said key={row.id} row={row} />
    </section>
  );
}
