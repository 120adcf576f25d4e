const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'a',
  œ: 'oe',
};

/** A name as a part of an address: `Laptop or phone` becomes `laptop-or-phone`; empty when no letter of it is left. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßæøåœ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
