export {
  type AbsenceKnown,
  type Announced,
  type Away,
  decideAbsence,
  fallsOn,
  mayArrange,
  type Sayer,
} from './absence.ts';
export { type Organisation, UNNAMED } from './organisation.ts';
export { HOME, returnPath } from './return-path.ts';
export {
  type Access,
  decideAccess,
  decideMembership,
  decideNewPerson,
  type Grantor,
  mayBeInTeams,
  mayGrant,
} from './roles.ts';
export { decideToken, LONGEST_TOKEN_LIFE, type NewToken, type TokenOwner } from './tokens.ts';
