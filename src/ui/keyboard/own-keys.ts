import { COMMANDS, type Command, type CommandId, commandOf, keysOf, type Remap } from './keys.ts';
import { type Chord, parseKeys } from './match.ts';

/** What browsers do with Command or Control and never hand to a page. */
const BROWSERS = new Set(['W', 'T', 'N', 'L', 'R', 'P', 'D', 'F', 'S']);

/** Keys as the map writes them: `mod+K`, `Shift+P`, `G T`. */
export function written(sequence: readonly Chord[]): string {
  return sequence
    .map(({ key, mod, shift }) => [mod ? 'mod' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+'))
    .join(' ');
}

const same = (one: Chord, other: Chord | undefined) => written([one]) === (other && written([other]));

/** One begins as the other: pressed, nobody could tell which is meant. */
function overlap(one: readonly Chord[], other: readonly Chord[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.every((chord, place) => same(chord, long[place]));
}

/** Where both may work at once and none lies inside the other. */
function meet(one: Command, other: Command): boolean {
  return one.scope === other.scope || one.scope === 'anywhere' || other.scope === 'anywhere';
}

/** Whom a key belongs to already: the browser, another command, or nobody. */
export type Taken = { readonly by: 'browser' } | { readonly by: 'command'; readonly id: CommandId } | null;

/** Says what stands against a key for a command, with the person's keys as they are. */
export function takenBy(id: CommandId, sequence: readonly Chord[], remap: Remap): Taken {
  if (sequence.some(({ mod, key }) => mod && BROWSERS.has(key))) return { by: 'browser' };
  const asking = commandOf(id);
  const holder = COMMANDS.find(
    (other) =>
      other.id !== id &&
      meet(asking, other) &&
      keysOf(other.id, remap).some((keys) => overlap(parseKeys(keys), sequence)),
  );
  return holder ? { by: 'command', id: holder.id } : null;
}

/** The person's keys with this one for a command; whoever had it gives it up. */
export function given(id: CommandId, sequence: readonly Chord[], remap: Remap): Remap {
  const taken = takenBy(id, sequence, remap);
  const freed = taken?.by === 'command' ? { ...remap, [taken.id]: without(taken.id, sequence, remap) } : remap;
  return { ...freed, [id]: [written(sequence)] };
}

function without(id: CommandId, sequence: readonly Chord[], remap: Remap): readonly string[] {
  return keysOf(id, remap).filter((keys) => !overlap(parseKeys(keys), sequence));
}

/** The person's keys with a command's own default again. */
export function reset(id: CommandId, { [id]: _forgotten, ...others }: Remap): Remap {
  return others;
}
