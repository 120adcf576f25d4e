/*
 * Which earlier cases are about the same as what somebody begins to write. Words count by their beginnings, so that
 * `scanners` finds `scanner` and what is still being typed finds what it will be.
 */

/** Words that stand in every sentence, in the languages that we speak; they say nothing of what it is about. */
const EVERYWHERE = new Set(
  (
    'about after again and any are because been but can cannot could did does doesn don for from get gets had has have help how into ' +
    'isn its just more need not now off one our out please since some that the their them then there they this try trying very want was ' +
    'what when where which who why will with would you your ' +
    'aber als auch auf aus bei bin bis bitte brauche brauchen das dass dem den der des die dies diese doch durch ein eine einem einen ' +
    'einer eines euch für geht haben habe hat hilfe ich ihm ihn ihr ihre immer ist jetzt kann kein keine können man mehr mein meine mich ' +
    'mir mit muss nach nicht noch nur oder schon sehr seit sich sie sind soll über uns und unser unsere vom von vor war warum was weil ' +
    'wenn wer wie wieder will wir wird zum zur'
  ).split(' '),
);

const SHORTEST = 3;
const MOST_WORDS = 12;

/** What a longer word begins with: its ending bends with the sentence. */
function beginningOf(word: string): string {
  const letters = [...word];
  const bent = letters.length >= 7 ? 2 : letters.length >= 5 ? 1 : 0;
  return letters.slice(0, letters.length - bent).join('');
}

/** The beginnings of the words that a text is about, in its order, each once: letters and digits only, 12 at most. */
export function beginningsIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => [...word].length >= SHORTEST && !EVERYWHERE.has(word));
  const beginnings = [...new Set(telling.map(beginningOf))];
  const byLength = beginnings.toSorted((one, other) => one.length - other.length);
  const shortest = (one: string) => byLength.find((other) => one.startsWith(other)) ?? one;
  return [...new Set(beginnings.map(shortest))].slice(0, MOST_WORDS);
}

/** Whether so many words in common are enough to show what helped then: half of them. */
export function mayAnswer(common: number, words: number): boolean {
  return common > 0 && common * 2 >= words;
}

/** Whether so many words in common are enough to say that somebody asked about it already: most of them. */
export function isSameMatter(common: number, words: number): boolean {
  return common > 0 && common * 5 >= words * 3;
}

const EXCERPT = 220;

/** A line such as `Hi Maria,` before what is said. */
const GREETING = /^\s*[^\n,]{1,40},[ \t]*\n/;

/** The beginning of what a text says in one line, cut at a word. */
export function excerptOf(text: string): string {
  const line = text.replace(GREETING, '').replace(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT) return line;
  const cut = line.slice(0, EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2)).trimEnd()}…`;
}

/** A word of a title as it stands there, and the beginning by which its other forms are found. */
export interface TellingWord {
  readonly word: string;
  readonly beginning: string;
}

const MOST_COMPARED = 6;

/** The words that a title is about, in its order, 6 at most. */
export function tellingWords(title: string): readonly TellingWord[] {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return beginningsIn(title)
    .slice(0, MOST_COMPARED)
    .map((beginning) => ({
      word: words.find((word) => word.toLowerCase().startsWith(beginning)) ?? beginning,
      beginning,
    }));
}
