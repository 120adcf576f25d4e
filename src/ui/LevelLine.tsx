import { useText } from './text.tsx';
import { useTime } from './time/useTime.ts';
import './parts.css';

/** Here, now: a full rule at the present moment. What is late lies above it, what comes below. Moves each minute. */
export function LevelLine() {
  const t = useText();
  const time = useTime();
  const clock = time.clock(time.now);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can hold no time
    <div className="ek-level" role="separator" aria-label={t('level.now', { time: clock })}>
      <time className="ek-level-time">{clock}</time>
      <span className="ek-level-rule" />
    </div>
  );
}
