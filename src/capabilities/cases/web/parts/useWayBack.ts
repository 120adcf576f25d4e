import { sentenceOf } from '#ui/api.ts';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useTakeBack } from '../changes.ts';
import type { Detail } from '../queries.ts';
import { takenBackWords } from './taken-back-words.ts';

/** Nobody waits behind another toast to take something back. */
const STANDS = 10_000;

/**
 * What a toast needs to offer the way back from changes, each on the case as it stood after it; nothing where there is
 * none. Taken, it says on which cases there was none, and why.
 */
export function useWayBack() {
  const t = useText();
  const { mutateAsync } = useTakeBack();
  const takeAllBack = async (changed: readonly Detail[]) => {
    const stays = [];
    for (const of of changed) {
      try {
        if (of.mayTakeBack) await mutateAsync(of);
        else stays.push({ number: of.number, why: t('way-back.leads-on') });
      } catch (error) {
        stays.push({ number: of.number, why: sentenceOf(error, t) });
      }
    }
    tell({ text: takenBackWords(t, { all: changed.length, stays, done: t('way-back.done') }) });
  };
  return (changed: readonly Detail[]) =>
    changed.some(({ mayTakeBack }) => mayTakeBack)
      ? { undo: () => void takeAllBack(changed), until: Date.now() + STANDS }
      : {};
}
