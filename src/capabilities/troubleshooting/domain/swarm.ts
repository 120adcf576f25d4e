import type { AccountId, CaseId, ContributionId, PersonId, StepId, SwarmId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Doer, NewStep } from './step.ts';

/** What kind of help is wanted. */
export const HELP_KINDS = ['know-how', 'hands', 'access', 'decision'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

export const ANSWERS = ['joined', 'later', 'declined'] as const;
export type Answer = (typeof ANSWERS)[number];

/** One colleague who was asked. */
export interface Invitation {
  readonly person: Doer;
  readonly state: 'asked' | Answer;
  /** When they can help, if later. */
  readonly laterAt: Instant | null;
  /** Who could help instead, in their words. */
  readonly instead: string | null;
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** What somebody said in a swarm: a word, or a step to try. */
export interface Contribution {
  readonly id: ContributionId;
  readonly kind: 'word' | 'proposal';
  readonly text: string;
  readonly by: Doer;
  readonly at: Instant;
  /** The step that a proposal became. */
  readonly stepId: StepId | null;
  readonly thankedAt: Instant | null;
}

/** A question about a case to a few colleagues, and what came of it. */
export interface Swarm {
  readonly id: SwarmId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly question: string;
  readonly help: HelpKind;
  readonly stepIds: readonly StepId[];
  readonly by: Doer;
  readonly at: Instant;
  readonly closedAt: Instant | null;
  readonly helped: string | null;
  readonly invitations: readonly Invitation[];
  readonly contributions: readonly Contribution[];
}

const closed = ({ closedAt }: Swarm): Refused | undefined =>
  closedAt === null ? undefined : refuse('swarm.closed', 409);

const asked = (person: Doer, now: Instant): Invitation => ({
  person,
  state: 'asked',
  laterAt: null,
  instead: null,
  askedAt: now,
  answeredAt: null,
});

/** What is known of a case when somebody asks for help with it. */
export interface AskingScene {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly over: boolean;
  /** Whether colleagues are being asked already. */
  readonly asking: boolean;
  readonly stepIds: readonly StepId[];
}

type Asking = Pick<Swarm, 'id' | 'question' | 'help' | 'stepIds'> & { readonly people: readonly Doer[] };

/** Asks colleagues for help. Nothing else changes: the owner stays, and so does every promise. */
export function askForHelp(scene: AskingScene, given: Asking, by: Doer, now: Instant): Result<Swarm> {
  if (scene.over) return refuse('step.case-over', 409);
  if (scene.asking) return refuse('swarm.open-already', 409);
  const people = given.people.filter(({ id }) => id !== by.id);
  if (people.length === 0) return refuse('swarm.only-oneself', 422);
  if (given.stepIds.some((id) => !scene.stepIds.includes(id))) return refuse('swarm.no-step', 422);
  return ok({
    id: given.id,
    caseId: scene.caseId,
    accountId: scene.accountId,
    question: given.question,
    help: given.help,
    stepIds: given.stepIds,
    by,
    at: now,
    closedAt: null,
    helped: null,
    invitations: people.map((person) => asked(person, now)),
    contributions: [],
  });
}

/** Asks further people. Who was asked already is not asked again. Answers whom is asked anew. */
export function inviteMore(
  swarm: Swarm,
  people: readonly Doer[],
  by: Doer,
  now: Instant,
): Result<readonly Invitation[]> {
  const refused = closed(swarm);
  if (refused) return refused;
  const known = new Set([by.id, ...swarm.invitations.map(({ person }) => person.id)]);
  return ok(people.filter(({ id }) => !known.has(id)).map((person) => asked(person, now)));
}

export interface Answering {
  readonly answer: Answer;
  readonly laterAt: Instant | null;
  readonly instead: string | null;
}

/** Whoever was asked says whether they help; they may change their mind as long as help is wanted. */
export function answerInvitation(
  swarm: Swarm,
  personId: PersonId,
  { answer, laterAt, instead }: Answering,
  now: Instant,
): Result<Invitation> {
  const refused = closed(swarm);
  if (refused) return refused;
  const invitation = swarm.invitations.find(({ person }) => person.id === personId);
  if (!invitation) return refuse('swarm.not-asked', 403);
  return ok({
    ...invitation,
    state: answer,
    laterAt: answer === 'later' ? laterAt : null,
    instead: answer === 'declined' ? instead : null,
    answeredAt: now,
  });
}

/** Says something in a swarm, or proposes a step. */
export function contribute(
  swarm: Swarm,
  said: Pick<Contribution, 'id' | 'kind' | 'text'>,
  by: Doer,
  now: Instant,
): Result<Contribution> {
  return closed(swarm) ?? ok({ ...said, by, at: now, stepId: null, thankedAt: null });
}

function contributionIn(swarm: Swarm, id: ContributionId): Result<Contribution> {
  const found = swarm.contributions.find((one) => one.id === id);
  return found ? ok(found) : refuse('not-found', 404);
}

/** The step that a proposal becomes: about to be done, with the credit to who proposed it. Once only. */
export function adopt(swarm: Swarm, id: ContributionId, step: Pick<NewStep, 'id' | 'phase'>): Result<NewStep> {
  const refused = closed(swarm);
  if (refused) return refused;
  const found = contributionIn(swarm, id);
  if (!found.ok) return found;
  const { kind, stepId, text, by } = found.value;
  if (kind !== 'proposal') return refuse('swarm.no-proposal', 409);
  if (stepId !== null) return refuse('swarm.adopted-already', 409);
  return ok({ ...step, what: text, expected: null, saw: null, outcome: 'open', shared: null, credit: by });
}

/** Thanks somebody for what they said; nobody thanks themselves, and once is enough. */
export function thank(swarm: Swarm, id: ContributionId, by: Doer, now: Instant): Result<Contribution> {
  const found = contributionIn(swarm, id);
  if (!found.ok) return found;
  if (found.value.by.id === by.id) return refuse('swarm.thanks-oneself', 409);
  return ok({ ...found.value, thankedAt: found.value.thankedAt ?? now });
}

/** Ends the asking, and says what helped. */
export function closeSwarm(swarm: Swarm, helped: string, now: Instant): Result<Swarm> {
  return closed(swarm) ?? ok({ ...swarm, closedAt: now, helped });
}

/** Who helps: those who said that they can. */
export function helpersOf({ invitations }: Swarm): readonly Invitation[] {
  return invitations.filter(({ state }) => state === 'joined');
}
