import { faultsOf } from '#ui/api.ts';
import { useText } from '#ui/text.tsx';
import { draftFaults, fieldAt, type HoursDraft } from '../hours-draft.ts';

interface Faults {
  /** Sentences by field of the draft. */
  readonly fields: Readonly<Record<string, string>>;
  /** What stands beside no field. */
  readonly error: Error | null;
}

/** What is wrong with a draft: what can be seen here once somebody tried, and what the server found. */
export function useFaults(draft: HoursDraft, given: { readonly tried: boolean; readonly error: Error | null }): Faults {
  const t = useText();
  const sentences = {
    hours: t('calendar.fault-hours'),
    date: t('calendar.fault-date'),
    twice: t('calendar.fault-twice'),
    name: t('calendar.fault-name'),
  };
  const seen = given.tried ? Object.entries(draftFaults(draft)).map(([field, fault]) => [field, sentences[fault]]) : [];
  const found = Object.entries(faultsOf(given.error)).flatMap(([path, sentence]) => {
    const field = fieldAt(draft, path);
    return field === undefined ? [] : [[field, sentence]];
  });
  return { fields: Object.fromEntries([...seen, ...found]), error: found.length > 0 ? null : given.error };
}
