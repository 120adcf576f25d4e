import { fromIso } from '#kernel/time.ts';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { MacroChange, MacroPreview } from '../../macros.ts';

/** One change as a sentence. */
function useSentence() {
  const t = useText();
  const time = useTime();
  return (change: MacroChange): string => {
    switch (change.what) {
      case 'owner':
      case 'assignee':
      case 'team':
        return t(`macros.change.${change.what}`, { name: change.name });
      case 'priority':
        return t('macros.change.priority', { from: t(`priority.${change.from}`), to: t(`priority.${change.to}`) });
      case 'state':
        return t('macros.change.state', { from: t(`case.state.${change.from}`), to: t(`case.state.${change.to}`) });
      case 'now-line':
        return t('macros.change.now-line', { text: change.text });
      case 'message':
        return t(change.byMail ? 'macros.change.mail' : 'macros.change.message', { name: change.to });
      case 'note':
        return t('macros.change.note');
      default:
        return t(`macros.change.${change.what}`, {
          kind: t(`promise-kind.${change.kind}`),
          time: time.moment(fromIso(change.due)),
        });
    }
  };
}

/** What a macro would change, in words: what the customer reads first. */
export function ChangeList({ preview }: { readonly preview: MacroPreview }) {
  const t = useText();
  const say = useSentence();
  const { refused, changes } = preview;
  if (refused) {
    return (
      <div role="alert">
        <p className="t-late t-500">{t('macros.refused', { n: refused.step + 1 })}</p>
        <p>{refused.sentence}</p>
      </div>
    );
  }
  if (changes.length === 0) return <p className="t-3">{t('macros.nothing')}</p>;
  return (
    <ul className="mac-changes" aria-label={t('macros.changes')}>
      {changes.map((change) => (
        <li key={`${change.what} ${say(change)}`} data-what={change.what}>
          <span>{say(change)}</span>
          {(change.what === 'message' || change.what === 'note') && <p className="t-prose">{change.text}</p>}
        </li>
      ))}
    </ul>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Nothing was done, and why. */
export function NotRun({ error, onRetry }: FailedProps) {
  const t = useText();
  return <ErrorState failed={t('macros.not-run')} error={error} {...(onRetry && { onRetry })} />;
}
