/** Up to two letters of a name: the first and the last word that begins with one; `#` for a number. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word) && !/^(dr|prof|mr|mrs|ms)\.?$/i.test(word));
  if (words.length === 0 && /\d/.test(name)) return '#';
  const [first] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
