/** Who of an account sees the cases of its other people: nobody, those who look after it, or everybody. */
export const COLLEAGUES_SEE = ['nobody', 'account-managers', 'everybody'] as const;
export type ColleaguesSee = (typeof COLLEAGUES_SEE)[number];
