/** How many cases may be asked for within an hour. */
export interface Cap {
  /** In seconds. */
  readonly window: number;
  readonly max: number;
}

const HOUR_IN_SECONDS = 3600;

/** For one address: whoever has more to say than this answers in the cases that they have. */
export const PER_ADDRESS: Cap = { window: HOUR_IN_SECONDS, max: 5 };

/** On one site: far more than people ask, and few enough for a person to look through what a machine wrote. */
export const PER_SITE: Cap = { window: HOUR_IN_SECONDS, max: 200 };
