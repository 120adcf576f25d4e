export { type MissedWhileAway, merged, type News, RANKS, ROLES_TOLD, type RoleTold, rankOf } from './notice.ts';
