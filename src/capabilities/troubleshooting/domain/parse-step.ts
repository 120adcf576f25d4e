import type { Outcome } from './words.ts';

/** A step as it was typed in one line. */
export interface ParsedStep {
  readonly what: string;
  readonly saw: string | null;
  readonly outcome: Outcome;
}

const whole = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** How people say what came of a step, in English and German. The first that is found counts: `did not help` before `help`. */
const SAID: readonly (readonly [Outcome, RegExp])[] = [
  [
    'made-worse',
    whole('(?:made|makes|got|gets) (?:it |things )?worse|worse(?: than before)?|schlimmer|schlechter|verschlimmert'),
  ],
  [
    'no-change',
    whole(
      'no (?:change|effect|difference|help)|unchanged|(?:still )?(?:the )?same(?: as before)?|nothing(?: changed)?|' +
        "(?:did(?:n[’']t| not)|does(?:n[’']t| not)) help|keine? (?:änderung|veränderung|wirkung|unterschied|besserung)|" +
        'unverändert|(?:immer )?(?:noch )?gleich|wie vorher|nichts(?: passiert)?|(?:hat |half |hilft )nicht(?:s)?(?: geholfen)?|ohne wirkung',
    ),
  ],
  [
    'ruled-out',
    whole(
      'ruled? out|rules out|excluded|not (?:it|the|a|an|due to|caused by)|ausgeschlossen|scheidet aus|' +
        '(?:liegt )?nicht (?:daran|an|am|das|die|der|schuld)|kein(?:e)? (?:ursache|problem)',
    ),
  ],
  [
    'helped',
    whole(
      '(?:that |it )?helped|helps|fixed(?: it)?|solved(?: it)?|works (?:now|again)|working (?:now|again)|' +
        '(?:hat )?geholfen|hilft|half|behoben|gelöst|(?:geht|läuft|funktioniert|klappt) (?:wieder|jetzt|nun)',
    ),
  ],
];

const STRONG = /\s*(?::\s+|→|->|=>)\s*/u;
const WEAK = /,\s+|\s+[–—-]\s+/gu;
const EDGES = /^[\s,;:.–—-]+|[\s,;:–—-]+$/gu;

function outcomeIn(text: string): { readonly outcome: Outcome; readonly said: string } | null {
  for (const [outcome, words] of SAID) {
    const found = words.exec(text);
    if (found) return { outcome, said: found[0] };
  }
  return null;
}

/** What was seen: all that was written there, unless it only says what came of it. */
function sawIn(text: string, said: string | null): string | null {
  const bare = text.replace(EDGES, '').replace(/[.!]+$/u, '');
  return bare === '' || bare.toLowerCase() === said?.toLowerCase() ? null : text.trim();
}

function splitAt(text: string, at: number, length: number): readonly [string, string] {
  return [text.slice(0, at).replace(EDGES, ''), text.slice(at + length)];
}

/** Where the weaker signs part it: the last comma or dash behind which something came of it. */
function weakSplit(text: string): readonly [string, string] | null {
  const signs = [...text.matchAll(WEAK)].toReversed();
  const sign = signs.find(({ index, 0: found }) => outcomeIn(text.slice(index + found.length)) !== null);
  return sign ? splitAt(text, sign.index, sign[0].length) : null;
}

/**
 * Reads a step that was typed in one line, `Swapped cable: no change`: before the colon or arrow what was done, behind it
 * what was seen and what came of it, in English or German. Without anything behind it the step is open.
 */
export function parseStep(line: string): ParsedStep {
  const text = line.trim();
  const strong = STRONG.exec(text);
  const parts = strong && strong.index > 0 ? splitAt(text, strong.index, strong[0].length) : weakSplit(text);
  if (!parts || parts[0] === '') return { what: text, saw: null, outcome: 'open' };
  const [what, rest] = parts;
  const found = outcomeIn(rest);
  return { what, saw: sawIn(rest, found?.said ?? null), outcome: found?.outcome ?? 'open' };
}
