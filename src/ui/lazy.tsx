import { type ComponentType, type ReactNode, use, useState } from 'react';
import { loadOffline } from './api.ts';
import { ErrorState } from './states.tsx';
import { useText } from './text.tsx';

export interface MissingPartProps {
  /** What the part was given: its `onClose`, where it has one, makes it a dialog until it comes. */
  readonly of: object;
  /** Asks for the part again, and shows it when it comes. Rejects where it doesn't. */
  readonly again: () => Promise<void>;
  /** Nothing is said of it: what it would show matters only once it is there. */
  readonly quiet: boolean;
}

/** Where not even the code for the hours without a line is here: a sentence, and a way to try again. */
function Plain({ again, quiet }: MissingPartProps) {
  const t = useText();
  if (quiet) return null;
  return <ErrorState failed={t('state.page-failed')} onRetry={() => again().catch(() => undefined)} />;
}

let standIn: Promise<ComponentType<MissingPartProps>> | undefined;

function Missing(props: MissingPartProps) {
  standIn ??= loadOffline().then(
    (file) => file.MissingPart,
    () => Plain,
  );
  const Part = use(standIn);
  return <Part {...props} />;
}

/**
 * A part whose code comes when it is first shown: `lazy(() => import('…').then((file) => file.Part))`, below a
 * `Suspense`. Unlike React's own, it survives a line that went: what did not come says so in its place, without taking
 * the rest of the page along, and is asked for again by itself and by a press.
 * @__NO_SIDE_EFFECTS__ so that a part that a door does not use stays out of it
 */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { quiet = false } = {},
): (props: Props) => ReactNode {
  let Part: ComponentType<Props> | undefined;
  let arriving: Promise<void> | undefined;
  const ask = async () => {
    Part = await load();
  };
  return function Later(props) {
    const [, show] = useState<object>();
    arriving ??= ask().catch(() => undefined);
    if (!Part) use(arriving);
    if (Part) return <Part {...props} />;
    return <Missing of={props} again={() => ask().then(() => show({}))} quiet={quiet} />;
  };
}
