/** Which capability may use which. Lower never imports higher: the import law is made from this table. */
export const ORDER = {
  people: [],
  calendars: [],
  promises: ['people', 'calendars'],
  conversations: ['people'],
  notices: ['people', 'calendars', 'conversations'],
  catalogue: ['people'],
  agreements: ['people', 'calendars', 'promises', 'catalogue'],
  cases: ['people', 'notices', 'calendars', 'promises', 'conversations', 'catalogue', 'agreements'],
  calls: ['people', 'promises', 'conversations', 'agreements', 'cases'],
  feedback: ['people', 'calendars', 'promises', 'conversations', 'cases'],
  referrals: ['people', 'calendars', 'promises', 'conversations', 'cases'],
  improvements: ['people', 'notices', 'calendars', 'promises', 'cases'],
  reminders: ['people', 'notices', 'calendars', 'promises', 'cases'],
  sites: ['people', 'conversations', 'cases'],
  troubleshooting: ['people', 'notices', 'calendars', 'promises', 'conversations', 'cases'],
} as const satisfies Record<string, readonly string[]>;

export type Capability = keyof typeof ORDER;
