const TITLE = /^(dr|prof|mr|mrs|ms|herr|frau|ing|dipl)\.?(-ing\.?)?$/i;

/**
 * The name that people call each other by, for buttons and sentences: `Maria` of `Dr. Maria Lopez`. Whoever is known by a
 * number alone keeps all of it.
 */
export function firstNameOf(name: string): string {
  const first = name
    .trim()
    .split(/\s+/)
    .find((word) => !TITLE.test(word));
  return first !== undefined && /\p{L}/u.test(first) ? first : name;
}
