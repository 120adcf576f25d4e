/** Where a key works. The innermost that is on screen wins: a case's `R` before a list's. */
export type Scope = 'anywhere' | 'list' | 'case' | 'composer';

interface CommandShape {
  readonly id: string;
  readonly scope: Scope;
  /** The default keys; several are alternatives. `G T` is a sequence, `mod` is Command on a Mac, else Control. */
  readonly keys: readonly string[];
  /** Holding the key down goes on, as for stepping through a list. */
  readonly repeats?: true;
}

/**
 * The default key map as data. A command works while some part on screen handles it, and is then listed on the
 * sheet; its label is the text `key.<id>`. No Alt or Option with characters: they type on many keyboards.
 */
export const COMMANDS = [
  { id: 'anywhere.help', scope: 'anywhere', keys: ['?', 'mod+/'] },
  { id: 'anywhere.palette', scope: 'anywhere', keys: ['mod+K'] },
  { id: 'anywhere.search', scope: 'anywhere', keys: ['/'] },
  { id: 'anywhere.new-case', scope: 'anywhere', keys: ['C'] },
  { id: 'anywhere.missed-call', scope: 'anywhere', keys: ['G C'] },
  { id: 'anywhere.today', scope: 'anywhere', keys: ['G T'] },
  { id: 'anywhere.queue', scope: 'anywhere', keys: ['G Q'] },
  { id: 'anywhere.mine', scope: 'anywhere', keys: ['G M'] },
  { id: 'anywhere.promises', scope: 'anywhere', keys: ['G P'] },
  { id: 'anywhere.swarm', scope: 'anywhere', keys: ['G S'] },
  { id: 'anywhere.improvements', scope: 'anywhere', keys: ['G I'] },
  { id: 'anywhere.notices', scope: 'anywhere', keys: ['G N'] },
  { id: 'anywhere.undo', scope: 'anywhere', keys: ['Z'] },
  { id: 'anywhere.rail', scope: 'anywhere', keys: ['\\'] },
  { id: 'anywhere.next-region', scope: 'anywhere', keys: ['F6'] },
  { id: 'anywhere.previous-region', scope: 'anywhere', keys: ['Shift+F6'] },

  { id: 'list.next', scope: 'list', keys: ['J', 'ArrowDown'], repeats: true },
  { id: 'list.previous', scope: 'list', keys: ['K', 'ArrowUp'], repeats: true },
  { id: 'list.first', scope: 'list', keys: ['Home'] },
  { id: 'list.last', scope: 'list', keys: ['End'] },
  { id: 'list.open', scope: 'list', keys: ['Enter'] },
  { id: 'list.peek', scope: 'list', keys: ['Space'] },
  { id: 'list.peek-close', scope: 'list', keys: ['Escape'] },
  { id: 'list.select', scope: 'list', keys: ['X'] },
  { id: 'list.select-all', scope: 'list', keys: ['mod+A'] },
  { id: 'list.extend-down', scope: 'list', keys: ['Shift+J'], repeats: true },
  { id: 'list.extend-up', scope: 'list', keys: ['Shift+K'], repeats: true },
  { id: 'list.filter', scope: 'list', keys: ['F'] },
  { id: 'list.explain', scope: 'list', keys: ['E'] },
  { id: 'list.views', scope: 'list', keys: ['V'] },
  { id: 'list.compact', scope: 'list', keys: ['1'] },
  { id: 'list.normal', scope: 'list', keys: ['2'] },
  { id: 'list.relaxed', scope: 'list', keys: ['3'] },

  { id: 'pauses.stand', scope: 'list', keys: ['S'] },
  { id: 'pauses.void', scope: 'list', keys: ['D'] },

  { id: 'swarm.join', scope: 'list', keys: ['Y'] },
  { id: 'swarm.later', scope: 'list', keys: ['L'] },
  { id: 'swarm.decline', scope: 'list', keys: ['N'] },

  { id: 'case.reply', scope: 'case', keys: ['R'] },
  { id: 'case.note', scope: 'case', keys: ['N'] },
  { id: 'case.now-line', scope: 'case', keys: ['U'] },
  { id: 'case.help', scope: 'case', keys: ['W'] },
  { id: 'case.step', scope: 'case', keys: ['L'] },
  { id: 'case.promise', scope: 'case', keys: ['P'] },
  { id: 'case.renegotiate', scope: 'case', keys: ['Shift+P'] },
  { id: 'case.transfer', scope: 'case', keys: ['T'] },
  { id: 'case.refer', scope: 'case', keys: ['Shift+T'] },
  { id: 'case.assign', scope: 'case', keys: ['A'] },
  { id: 'case.macro', scope: 'case', keys: ['M'] },
  { id: 'case.take', scope: 'case', keys: ['I'] },
  { id: 'case.remind', scope: 'case', keys: ['H'] },
  { id: 'case.resolve', scope: 'case', keys: ['E'] },
  { id: 'case.link', scope: 'case', keys: ['Shift+L'] },
  { id: 'case.improve', scope: 'case', keys: ['Shift+I'] },
  { id: 'case.previous', scope: 'case', keys: ['['] },
  { id: 'case.next', scope: 'case', keys: [']'] },
  { id: 'case.copy-number', scope: 'case', keys: ['.'] },
  { id: 'case.copy-title', scope: 'case', keys: ['. .'] },
  { id: 'case.see-as-customer', scope: 'case', keys: ['Shift+V'] },

  { id: 'composer.send', scope: 'composer', keys: ['mod+Enter'] },
  { id: 'composer.send-resolves', scope: 'composer', keys: ['mod+Shift+Enter'] },
  { id: 'composer.next-word', scope: 'composer', keys: ['mod+;'] },
  { id: 'composer.leave', scope: 'composer', keys: ['Escape'] },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof COMMANDS)[number]['id'];
export type Command = CommandShape & { readonly id: CommandId };

/** A person's own keys, by command; what is not named keeps its default, an empty list switches a command off. */
export type Remap = Partial<Readonly<Record<CommandId, readonly string[]>>>;

const BY_ID: ReadonlyMap<CommandId, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of that id. */
export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`No such command: ${id}`);
  return command;
}

/** The keys that work for a command, the person's own before the defaults. */
export function keysOf(id: CommandId, remap: Remap): readonly string[] {
  return remap[id] ?? commandOf(id).keys;
}
