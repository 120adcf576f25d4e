import type { Translate } from '#kernel/messages.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { HistoryEntry } from '../queries.ts';

const MOMENTS = new Set(['due', 'was', 'discoveredAt', 'neededBy']);
const STATES = new Set(['from', 'to']);

/** What stands for one parameter of a fact's sentence, in the reader's words. */
function saidOf(event: HistoryEntry, name: string, { t, moment }: Words): string | number {
  const value = event.params[name] ?? '';
  if (typeof value === 'number') return value;
  if (MOMENTS.has(name)) return moment(fromIso(value));
  if (event.kind === 'case.state-changed' && STATES.has(name)) return t(`case.state.${value}`);
  if (event.kind === 'case.linked') return t(`link.as.${value}`);
  if (event.kind !== 'case.changed') return value;
  if (name === 'what') return t(`case.field.${value}`);
  const known = event.params.what === 'urgency' ? t(`urgency.${value}`) : value;
  return known === '' ? t('case.field.nothing') : known;
}

interface Words {
  readonly t: Translate;
  readonly moment: (at: Instant) => string;
}

/** One sentence of the history, from the catalogue of facts. */
export function eventSentence(event: HistoryEntry, words: Words): string {
  const said = Object.keys(event.params).map((name) => [name, saidOf(event, name, words)] as const);
  return words.t(`fact.${event.kind}`, { actor: event.actor, ...Object.fromEntries(said) }).trim();
}
