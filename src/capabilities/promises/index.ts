export {
  type AgreementPin,
  type Fate,
  foundAfterAbsence,
  isInternal,
  type Promisee,
  type PromiseKind,
  type PromiseRecord,
  type PromiseState,
  type Promisor,
  promiseeIsTold,
  soonAt,
  type Terms,
  type Told,
  toldAt,
  toldLongAfter,
  type Withdrawal,
} from './domain/index.ts';
export { promiseFacts } from './facts.ts';
export { confirmationEnd } from './server/confirmation.ts';
export { explainToCustomer } from './server/explain-to-customer.ts';
export { keptFor, outcomesOf, type PromiseOutcome } from './server/figures.ts';
export { foreseeDue } from './server/foresee-due.ts';
export { type JudgedPromise, judgedBetween } from './server/judged-between.ts';
export { promisesInTrouble } from './server/keeper/claim.ts';
export { judgeDue } from './server/keeper/judge-due.ts';
export { type Keeper, startKeeper } from './server/keeper/keeper.ts';
export { answerObjections } from './server/objections.ts';
export { confirmPromise, rejectPromise } from './server/operations/confirm-promise.ts';
export { fulfilPromise, storeFulfilled } from './server/operations/fulfil-promise.ts';
export { givePromisesBack, type PromisorBefore } from './server/operations/give-promises-back.ts';
export { handOverPromises, type PromiseHandOver } from './server/operations/hand-over-promises.ts';
export { handPromisesTo } from './server/operations/hand-promises-to.ts';
export { hearOfDelivery, missDelivery } from './server/operations/hear-of-delivery.ts';
export { inheritPromises, type Merger, previewInheritance } from './server/operations/inherit-promises.ts';
export { makePromise, type NewPromise, storePromises } from './server/operations/make-promise.ts';
export { type AfterObjection, objectToMove } from './server/operations/object-to-move.ts';
export { type PauseAsked, pausePromise } from './server/operations/pause-promise.ts';
export { type HigherPriority, raisePromise } from './server/operations/raise-promise.ts';
export { renegotiatePromise } from './server/operations/renegotiate-promise.ts';
export { restorePromises, type UndoneMerger } from './server/operations/restore-promises.ts';
export { resumePromise } from './server/operations/resume-promise.ts';
export { undoDelivery } from './server/operations/undo-delivery.ts';
export { withdrawPromise } from './server/operations/withdraw-promise.ts';
export { type OwedByAgreement, promisesUnderOlder } from './server/owed-by-agreement.ts';
export { lateOf, lockOwedBy, promisesOwedBy } from './server/owed-by-person.ts';
export { readablePromises } from './server/policy.ts';
export { promiseRows } from './server/promise-rows.ts';
export { promisesServed } from './server/routes.ts';
export { findPromises, nextOpenPromises, openPromisesAbout, promisesAbout } from './server/store.ts';
export { customerPromises, objectionsAround, promiseViews } from './server/views.ts';
export { promiseWords, readersOf, wordsOfMove } from './server/words.ts';
