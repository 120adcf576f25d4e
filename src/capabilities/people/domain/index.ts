export {
  type AbsenceKnown,
  type Announced,
  type Away,
  decideAbsence,
  fallsOn,
  mayArrange,
  type Sayer,
} from './absence.ts';
export { COLLEAGUES_SEE, type ColleaguesSee } from './colleagues.ts';
export { type Device, deviceOf } from './device.ts';
export { isOptionalMail, OPTIONAL_MAILS, type OptionalMail, without } from './optional-mails.ts';
export { type Organisation, UNNAMED } from './organisation.ts';
export { decideReach, REACH_BY, type Reach, type ReachBy } from './reach.ts';
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
export {
  checkSignature,
  LONGEST_SIGNATURE,
  maySettleTeam,
  SIGNATURE_VARIABLES,
  type SignatureFrom,
  type Signing,
  signatureFrom,
  signed,
} from './signature.ts';
export { decideToken, LONGEST_TOKEN_LIFE, type NewToken, type TokenOwner } from './tokens.ts';
