/** What the whole installation is called and where it stands. */
export interface Organisation {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly phone: string | null;
  /** Addresses at which the desk takes mail, in lower case. */
  readonly deskAddresses: readonly string[];
}

/** Before the set-up. */
export const UNNAMED: Organisation = { name: 'Evenkeel', timeZone: 'Europe/Berlin', phone: null, deskAddresses: [] };
