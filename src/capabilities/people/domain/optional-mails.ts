/** Mails that a person may do without. In none of them is an answer to them or a promise to them. */
export const OPTIONAL_MAILS = ['reminders'] as const;
export type OptionalMail = (typeof OPTIONAL_MAILS)[number];

/** Whether a word that came from outside, as in an address, names such mails. */
export function isOptionalMail(word: string): word is OptionalMail {
  return OPTIONAL_MAILS.some((mail) => mail === word);
}

/** What they get once they have said no to one kind. */
export function without(before: readonly OptionalMail[], unwanted: OptionalMail): readonly OptionalMail[] {
  return before.filter((mail) => mail !== unwanted);
}
