export { LEVELS, type MissedWhileAway, merged, type News, ROLES_TOLD, type RoleTold, rankOf } from './notice.ts';
