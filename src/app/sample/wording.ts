import type { Instant } from '#kernel/time.ts';
import { wallAt } from './clock.ts';
import type { Agent, StoryChannel, Tongue } from './content.ts';
import type { PlannedPerson } from './plan-types.ts';

export type Words = Readonly<Record<string, string>>;

const LOCALES: Record<Tongue, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };
const TOMORROW: Record<Tongue, string> = { en: 'tomorrow', de: 'morgen', fr: 'demain' };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(tongue: Tongue, kind: 'weekday' | 'date'): Intl.DateTimeFormat {
  const key = `${tongue} ${kind}`;
  const made = formatters.get(key);
  if (made) return made;
  const style = kind === 'weekday' ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  const fresh = new Intl.DateTimeFormat(LOCALES[tongue], { ...style, timeZone: 'UTC' });
  formatters.set(key, fresh);
  return fresh;
}

function timeWords(minute: number, tongue: Tongue): string {
  const hour = Math.floor(minute / 60);
  const rest = String(minute % 60).padStart(2, '0');
  if (tongue === 'fr') return rest === '00' ? `${hour} h` : `${hour} h ${rest}`;
  return tongue === 'de' ? `${hour}:${rest} Uhr` : `${hour}:${rest}`;
}

/** The time of day at an instant, as somebody in that zone and language writes it. */
export function timeOfDay(instant: Instant, zone: string, tongue: Tongue): string {
  return timeWords(wallAt(zone, instant).minute, tongue);
}

/** A moment as seen from another: the time today, "tomorrow" and the time, the weekday, or the date. */
export function momentWords(instant: Instant, from: Instant, reader: { zone: string; tongue: Tongue }): string {
  const { zone, tongue } = reader;
  const then = wallAt(zone, instant);
  const time = timeWords(then.minute, tongue);
  const day = Date.parse(`${then.date}T00:00:00Z`);
  const days = Math.round((day - Date.parse(`${wallAt(zone, from).date}T00:00:00Z`)) / 86_400_000);
  if (days === 0) return time;
  const comma = tongue === 'de' ? ', ' : ' ';
  if (days === 1) return `${TOMORROW[tongue]}${comma}${time}`;
  if (Math.abs(days) < 7) return `${formatter(tongue, 'weekday').format(day)}${comma}${time}`;
  return `${formatter(tongue, 'date').format(day)}, ${time}`;
}

/** Fills `{name}` from the words, twice, because a slot may itself name another; what has no word stays visible. */
export function fill(text: string, words: Words): string {
  const once = (part: string) => part.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
  return once(once(text));
}

/** The same text with its first letter as a capital one. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Cuts a line at a word, so that it fits the product's limit for one line. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  return `${line.slice(0, line.lastIndexOf(' ', max - 1))}…`;
}

const WRITTEN: readonly StoryChannel[] = ['portal', 'email', 'voicemail'];

/** A reply as it leaves: what is written gets greeting and signature, what is said or chatted does not. */
export function letter(
  text: string,
  by: Pick<Agent, 'greeting' | 'signature'>,
  to: { person: PlannedPerson; tongue: Tongue; channel: StoryChannel },
): string {
  if (!WRITTEN.includes(to.channel)) return text;
  const pattern = by.greeting[to.tongue] ?? (to.tongue === 'fr' ? 'Bonjour {salutation},' : 'Hello {first},');
  const greeting = fill(pattern, { first: to.person.first, salutation: to.person.salutation[to.tongue] });
  return `${greeting}\n\n${text}\n\n${by.signature}`;
}
