import type { Instant } from '#kernel/time.ts';
import type { Cast } from './cast.ts';
import { known } from './clock.ts';
import { catalogue, type StoryChannel, type Template } from './content.ts';
import type {
  PlannedCase,
  PlannedChannel,
  PlannedPerson,
  PlannedPolicy,
  PlannedPriority,
  PlannedState,
  PlannedStep,
} from './plan-types.ts';
import { type JudgedPromise, judgePromises } from './promises.ts';
import type { Random } from './random.ts';
import type { Diary } from './schedule.ts';
import { capital, oneLine } from './wording.ts';

/** What every draft is made with. */
export interface Kit {
  readonly now: Instant;
  readonly random: Random;
  readonly cast: Cast;
  readonly diary: Diary;
}

/** A case before it has its place among the others, with what became of its promises. */
export interface Draft extends Omit<PlannedCase, 'key'> {
  readonly judged: readonly JudgedPromise[];
}

type ServiceContent = (typeof catalogue.services)[number];

const SERVICES = new Map(catalogue.services.map((service) => [service.id, service]));
const CHANNELS: Readonly<Record<StoryChannel, PlannedChannel>> = {
  portal: 'portal',
  email: 'mail',
  phone: 'phone',
  voicemail: 'phone',
  chat: 'chat',
  'walk-up': 'walk-up',
};

/** The content of a service. Throws a RangeError for a key that is none. */
export function serviceOf(key: string): ServiceContent {
  return known(SERVICES.get(key), `the service ${key}`);
}

/** What a service owes at a priority, in open minutes. */
export function policyOf(service: ServiceContent, priority: PlannedPriority): PlannedPolicy {
  const policy = service.promise_policy[priority];
  return {
    firstWordMinutes: policy.first_word_minutes,
    nextWordMinutes: policy.next_word_every_minutes,
    fixedByMinutes: policy.fixed_by_minutes,
  };
}

/** The priority that impact and urgency come to. */
export function priorityOf(traits: Pick<Template, 'stated_impact' | 'stated_urgency'>): PlannedPriority {
  return catalogue.priority_matrix[traits.stated_impact][traits.stated_urgency];
}

/** What state a case is in after these steps. */
export function stateAfter(steps: readonly PlannedStep[]): PlannedState {
  let state: PlannedState = 'new';
  for (const step of steps) {
    if (step.type === 'confirm') state = 'closed';
    else if (step.type === 'resolve') state = 'resolved';
    else if (step.type === 'wait') state = 'waiting';
    else if (step.type === 'take' || step.type === 'reopen') state = 'working';
    else if (step.type === 'open' && step.takenBy !== null) state = 'working';
    else if (step.type === 'customer-writes' && step.endsWait) state = 'working';
  }
  return state;
}

/** What is known of a case when its steps are told. */
export interface Told {
  readonly tells: string;
  readonly kind: PlannedCase['kind'];
  readonly traits: Pick<Template, 'service' | 'stated_urgency' | 'language'>;
  readonly priority: PlannedPriority;
  readonly requester: PlannedPerson;
  readonly channel: StoryChannel;
  readonly subject: string;
  readonly goal: string | null;
  readonly steps: readonly PlannedStep[];
}

/** The told case as it stands at `now`: what would come later is left out. */
export function draftOf(told: Told, now: Instant): Draft {
  const service = serviceOf(told.traits.service);
  const steps = told.steps.filter((step) => step.at <= now);
  return {
    tells: told.tells,
    kind: told.kind,
    service: service.id,
    account: told.requester.account,
    requester: told.requester.key,
    team: service.team,
    channel: CHANNELS[told.channel],
    tongue: told.traits.language,
    subject: oneLine(capital(told.subject), 200),
    goal: told.goal,
    statedUrgency: told.traits.stated_urgency,
    priority: told.priority,
    openedAt: known(steps[0], 'a first step').at,
    stateNow: stateAfter(steps),
    steps,
    judged: judgePromises(steps, policyOf(service, told.priority), now),
  };
}
