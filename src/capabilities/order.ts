/** Which capability may use which. Lower never imports higher: the import law is made from this table. */
export const ORDER = {
  people: [],
  calendars: [],
  notices: ['people'],
  promises: ['people', 'calendars'],
  conversations: ['people'],
  catalogue: ['people'],
  agreements: ['people', 'calendars', 'promises', 'catalogue'],
  cases: ['people', 'notices', 'calendars', 'promises', 'conversations', 'catalogue', 'agreements'],
} as const satisfies Record<string, readonly string[]>;

export type Capability = keyof typeof ORDER;
