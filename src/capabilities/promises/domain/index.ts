export { attribute, type Held, type Holder, type Holding } from './attribution.ts';
export { type ClockRecord, type History, historyOf, type Projection, project } from './clock.ts';
export { confirmationEnd } from './confirmation.ts';
export { decideBreak } from './decide-break.ts';
export { decideConfirm } from './decide-confirm.ts';
export { type Correction, decideCorrect } from './decide-correct.ts';
export { decideHandOver, type HandingOver, type Keeps } from './decide-hand-over.ts';
export { decideHeard, decideUnheard } from './decide-hear.ts';
export { decideGiveWay, decideInherit, type Inheritance, type Inherited, standForEachOther } from './decide-inherit.ts';
export { decideMake, type Making } from './decide-make.ts';
export { type Delivery, decideMeet } from './decide-meet.ts';
export { decideObject, type Objected, type Objection } from './decide-object.ts';
export {
  decidePause,
  NO_PAUSE_REASONS,
  type NoPauseReason,
  PAUSE_DAYS,
  PAUSES_AT_MOST,
  type Pausing,
} from './decide-pause.ts';
export { decideRaise, type Raised, type Raising } from './decide-raise.ts';
export { decideRelease, isOwed, type Release } from './decide-release.ts';
export { decideRenegotiate, type Renegotiated, type Renegotiation } from './decide-renegotiate.ts';
export { decideReopen, type Reopened, type Reopening } from './decide-reopen.ts';
export { decideRestore, type Restoring } from './decide-restore.ts';
export { decideResume, type Resumption } from './decide-resume.ts';
export { decideVoidPause, type VoidingPause } from './decide-void-pause.ts';
export { decideWithdraw, type Withdrawal } from './decide-withdraw.ts';
export type { Decision } from './decision.ts';
export { type DisplayState, displayState, soonAt } from './display-state.ts';
export { dueOf } from './due.ts';
export { type Explanation, explain, type Segment } from './explain.ts';
export { type Figures, figuresOf, type HoldRatio, type Tally } from './figures.ts';
export { figuresPeriod, type Period } from './figures-period.ts';
export { type Hold, holdOf } from './hold.ts';
export { type Judgement, judge } from './judge.ts';
export { awaitsConfirmation, PROMISE_KINDS, type PromiseKind, STAYS_WITH_ITS_GIVER } from './kinds.ts';
export {
  type Around,
  foundAfterAbsence,
  type LadderRole,
  promiseeIsTold,
  type Rung,
  type Told,
  toldAt,
  toldLongAfter,
} from './ladder.ts';
export type { ClockEvent } from './outcome.ts';
export {
  ATTEMPT_CHANNELS,
  type Attempt,
  PAUSE_REASONS,
  type Pause,
  type PauseEvidence,
  type PauseReason,
  type StatedPauseReason,
} from './pause.ts';
export { countDoubts, doubtsAbout, PAUSE_DOUBTS, type PauseDoubt, type Spoken } from './pause-doubts.ts';
export { type Fate, planInheritance } from './plan-inheritance.ts';
export {
  type AgreementPin,
  isInternal,
  isOpen,
  PROMISE_STATES,
  type Promisee,
  type PromiseRecord,
  type PromiseState,
  type Promisor,
} from './promise.ts';
export {
  aboutPromise,
  type PromiseFact,
  type PromiseFactData,
  type PromiseFactKind,
  type PromiseFacts,
  RESUME_CAUSES,
  type ResumeCause,
  WITHDRAWAL_GROUNDS,
  type WithdrawalGround,
} from './promise-fact.ts';
export { type Raise, REACTION_FLOOR, raisedDue } from './raised-due.ts';
export type { Terms } from './terms.ts';
export { WARNING_LEVELS, type Warning, type WarningLevel } from './warnings.ts';
export { type Share, wilson } from './wilson.ts';
