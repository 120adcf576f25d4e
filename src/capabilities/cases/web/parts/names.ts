const TITLE = /^(dr|prof|mr|mrs|ms|herr|frau|ing|dipl)\.?(-ing\.?)?$/i;

/** The name that people call each other by, for buttons and sentences: `Maria` of `Dr. Maria Lopez`. */
export function firstNameOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.find((word) => !TITLE.test(word)) ?? name;
}
