import { useText } from '#ui/text.tsx';
import type { Summary } from '../../queries.ts';
import { isWaitedFor } from './useLeaving.ts';
import { wordsFor } from './words-for.ts';
import './bulk.css';

export type Recipient = Pick<Summary, 'id' | 'number' | 'subject' | 'requester' | 'account' | 'unanswered' | 'state'>;

interface RecipientsProps {
  readonly cases: readonly Recipient[];
  readonly text: string;
  readonly left: ReadonlySet<string>;
  readonly onLeave: (id: string) => void;
}

interface OneProps {
  readonly of: Recipient;
  readonly text: string;
  readonly gets: boolean;
  readonly onLeave: () => void;
}

function One({ of, text, gets, onLeave }: OneProps) {
  const t = useText();
  const waited = isWaitedFor(of);
  return (
    <li data-left={!gets || undefined}>
      <label className="ek-check">
        <input type="checkbox" checked={gets} disabled={!waited} onChange={onLeave} />
        <span className="grow">
          <span className="bk-who">
            <b>{of.requester.name}</b>{' '}
            <span className="t-3">
              {of.account.name} · #{of.number} {of.subject}
            </span>
          </span>
          {!waited && <span className="bk-open">{t('bulk.closed')}</span>}
          {waited && of.unanswered && <span className="bk-open">{t('bulk.unanswered')}</span>}
          {gets && text.trim() !== '' && <span className="bk-words">{wordsFor(text, of.requester.name)}</span>}
        </span>
      </label>
    </li>
  );
}

/** Who gets it, each with the very words that they read; anybody can be left out, and what is closed is, saying so. */
export function Recipients({ cases, text, left, onLeave }: RecipientsProps) {
  const t = useText();
  const gets = (one: Recipient) => isWaitedFor(one) && !left.has(one.id);
  return (
    <fieldset className="bk-recipients">
      <legend>{t('bulk.recipients', { n: cases.filter(gets).length })}</legend>
      <ul>
        {cases.map((one) => (
          <One key={one.id} of={one} text={text} gets={gets(one)} onLeave={() => onLeave(one.id)} />
        ))}
      </ul>
    </fieldset>
  );
}
