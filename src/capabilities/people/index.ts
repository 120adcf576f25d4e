export { type Away, fallsOn, type Organisation } from './domain/index.ts';
export { installationSetUp, peopleFacts } from './facts.ts';
export { type AbsenceRecord, absencesAhead, awayAhead, findAbsence } from './server/absence-store.ts';
export { type Answerable, answerableFor } from './server/answerable.ts';
export { mayArrangeFor } from './server/arranging.ts';
export { membersOf, providersNamed, teamsOf } from './server/group-store.ts';
export { identify, mountIdentity, signInLink } from './server/identity.ts';
export { peopleJobs, peopleRecurring } from './server/jobs.ts';
export type { HandOver, Leave, Leaving } from './server/leaving-port.ts';
export { type Names, type NamesWanted, namesOf } from './server/names.ts';
export { addAbsence, type NewAbsence } from './server/operations/add-absence.ts';
export { addStranger, GUESTS, type Stranger } from './server/operations/add-stranger.ts';
export { changePerson, type PersonChange } from './server/operations/change-person.ts';
export { createAccount, type NewAccount } from './server/operations/create-account.ts';
export { createPeople, createPerson, type NewPerson } from './server/operations/create-person.ts';
export { createProvider, type NewProvider } from './server/operations/create-provider.ts';
export { createTeam, type NewTeam } from './server/operations/create-team.ts';
export { absenceViews } from './server/operations/list-absences.ts';
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
