export {
  decideChoice,
  dueByMail,
  FIRST_CHOICE,
  type MailChoice,
  presses,
  RHYTHMS,
  type Rhythm,
} from './by-mail.ts';
export { newsKeys, newsValues } from './news-words.ts';
export {
  HELP_EVENTS,
  IMPROVEMENT_EVENTS,
  LEVELS,
  type MissedWhileAway,
  merged,
  type News,
  ROLES_TOLD,
  type RoleTold,
  rankOf,
} from './notice.ts';
