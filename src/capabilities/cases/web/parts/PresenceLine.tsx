import { Face } from '#ui/Face.tsx';
import { useText } from '#ui/text.tsx';
import type { ComposerState } from './useComposer.ts';
import { usePresence } from './usePresence.ts';
import './presence.css';

interface PresenceLineProps {
  readonly caseId: string;
  readonly composer: ComposerState;
}

/** Who else of the desk is on this case now, and what they do, in words. */
export function PresenceLine({ caseId, composer }: PresenceLineProps) {
  const t = useText();
  const here = usePresence(caseId, composer);
  return (
    <div className="cs-presence-live" role="status" aria-label={t('presence.label')}>
      <ul className="cs-presence">
        {here.map(({ id, name, doing }) => (
          <li key={id} data-writes={doing !== 'viewing' || undefined}>
            <Face name={name} size={20} />
            <span className="t-cut">{t(`presence.${doing}`, { name })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
