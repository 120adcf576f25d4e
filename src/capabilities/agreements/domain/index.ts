export {
  AGREEMENT_KINDS,
  type Agreement,
  type AgreementKind,
  type AgreementTerms,
  CASE_KINDS,
  COMMITMENT_KINDS,
  type Commitment,
  type CommitmentKind,
  type Parties,
  PROMISED_BY,
  type PublishedVersion,
} from './agreement.ts';
export {
  type Asked,
  type Choice,
  type Considered,
  chooseHandBackRule,
  chooseRule,
  type HandBack,
} from './choose-rule.ts';
export { houseTerms } from './house.ts';
export { HAND_BACK_MARGIN, tooLateBy } from './nesting.ts';
export { type OwedBy, type OwedPromise, owedPromise, owedUnder } from './owed-under.ts';
export { decidePublish } from './publish.ts';
export { type HoursNow, STANDING_GROUNDS, type StandingGround, type Touch, touchOf } from './touch.ts';
export { asIfItHeld, latestTerms, latestVersion } from './under-draft.ts';
export { askedThen, pinnedRule, type WouldBe, wouldBe } from './would-be.ts';
