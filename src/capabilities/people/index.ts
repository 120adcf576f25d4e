export { type Away, fallsOn, type OptionalMail, type Organisation } from './domain/index.ts';
export { installationSetUp, peopleFacts } from './facts.ts';
export { type AbsenceRecord, absencesAhead, awayAhead, findAbsence } from './server/absence-store.ts';
export { accountManagers, sharesCases } from './server/account-store.ts';
export { type Answerable, answerableFor } from './server/answerable.ts';
export { mayArrangeFor } from './server/arranging.ts';
export { atWork } from './server/at-work.ts';
export { deskPeople } from './server/desk-people.ts';
export { membersOf, providersNamed, teamsByIds, teamsOf } from './server/group-store.ts';
export {
  actingPerson,
  formToken,
  identify,
  isOwnForm,
  keyOfAddress,
  limitsOf,
  mountIdentity,
  signInLink,
} from './server/identity.ts';
export { peopleJobs, peopleRecurring } from './server/jobs.ts';
export type { HandOver, Leave, Leaving } from './server/leaving-port.ts';
export { type Names, type NamesWanted, namesOf } from './server/names.ts';
export { peopleByLastDigits } from './server/number-store.ts';
export { addAbsence, type NewAbsence } from './server/operations/add-absence.ts';
export { addCaller, addStranger, GUESTS, type Stranger } from './server/operations/add-stranger.ts';
export { type AccountChange, changeAccount } from './server/operations/change-account.ts';
export { changePerson, type PersonChange } from './server/operations/change-person.ts';
export { changeTeam, type TeamChange } from './server/operations/change-team.ts';
export { createAccount, type NewAccount } from './server/operations/create-account.ts';
export { createPeople, createPerson, type NewPerson } from './server/operations/create-person.ts';
export { createProvider, type NewProvider } from './server/operations/create-provider.ts';
export { createTeam, type NewTeam } from './server/operations/create-team.ts';
export { absenceViews } from './server/operations/list-absences.ts';
export { accountServing, isOneOfUs } from './server/operations/own-account.ts';
export { isSetUp } from './server/operations/read-installation.ts';
export { organisation, saveOrganisation } from './server/organisation.ts';
export { isOwnedAddress } from './server/owned-address.ts';
export {
  findByAddress as findPersonByAddress,
  type PersonRecord,
  personsByIds,
} from './server/person-store.ts';
export { personSubjects } from './server/policy.ts';
export { peopleServed } from './server/routes.ts';
export { peopleMailTemplates } from './server/sign-in-mail.ts';
export { mailSignature, teamNameForCustomers } from './server/signature-store.ts';
export { nextWordMinutesOf } from './server/team-store.ts';
export { mountWaysOut, wayOut } from './server/way-out.ts';
