import { useVisit } from '#capabilities/people/web/index.ts';
import { useGo } from '#ui/navigation.tsx';
import { useWaiting, WaitingList } from '#ui/offline/whole.ts';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { ASKING, useKept } from '../useKept.ts';

// Where a page leads that finds no line has to be here before it is gone.
import('../pages/OfflinePage.tsx').catch(() => undefined);

/**
 * What was written without a line and waits to go, or could not; taken back, it stands in the form for asking. So does
 * what was written into a case that takes nothing more.
 */
export function WaitingAsks({ about = 'ask' }: { readonly about?: string }) {
  const go = useGo();
  const { me } = useVisit();
  const { write } = useKept(me?.id ?? null, ASKING);
  return (
    <WaitingList
      about={about}
      onTakeBack={({ text, form }) => {
        write({ ...form, text });
        go('/ask');
      }}
    />
  );
}

/** Everything that waits, under a heading of its own; nothing where nothing does. */
export function WaitingHere() {
  const t = useText();
  const waits = useWaiting().length > 0;
  return (
    waits && (
      <Section title={t('waiting.label')}>
        <WaitingAsks />
        <WaitingList except="ask" />
      </Section>
    )
  );
}
