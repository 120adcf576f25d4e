import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { ANSWERS } from './domain/swarm.ts';
import { ASPECTS, OUTCOMES, VERDICTS } from './domain/words.ts';

const tried = z.strictObject({ what: z.string(), outcome: z.enum(OUTCOMES) });

/** They stand in the case's own chain. What the customer does not read of a step is the team's. */
export const troubleshootingFacts = {
  'step.tried': factKind({ name: 'step.tried', audience: 'team', icon: 'check', data: tried }),
  'step.settled': factKind({ name: 'step.settled', audience: 'team', icon: 'check', data: tried }),
  'step.corrected': factKind({
    name: 'step.corrected',
    audience: 'team',
    icon: 'settings',
    data: z.strictObject({ what: z.string() }),
  }),
  'step.shared': factKind({
    name: 'step.shared',
    audience: 'customer',
    icon: 'check',
    data: z.strictObject({ by: z.string(), words: z.string() }),
  }),
  'step.unshared': factKind({
    name: 'step.unshared',
    audience: 'team',
    icon: 'lock',
    data: z.strictObject({ words: z.string() }),
  }),
  'boundary.said': factKind({
    name: 'boundary.said',
    audience: 'team',
    icon: 'flag',
    data: z.strictObject({ aspect: z.enum(ASPECTS), is: z.string(), isNot: z.string() }),
  }),
  'hypothesis.stated': factKind({
    name: 'hypothesis.stated',
    audience: 'team',
    icon: 'circle',
    data: z.strictObject({ statement: z.string() }),
  }),
  'hypothesis.judged': factKind({
    name: 'hypothesis.judged',
    audience: 'team',
    icon: 'circle',
    data: z.strictObject({ statement: z.string(), verdict: z.enum(VERDICTS) }),
  }),
  'swarm.asked': factKind({
    name: 'swarm.asked',
    audience: 'team',
    icon: 'user-plus',
    data: z.strictObject({ question: z.string(), people: z.string() }),
  }),
  'swarm.joined': factKind({
    name: 'swarm.joined',
    audience: 'customer',
    icon: 'user-plus',
    data: z.strictObject({ helper: z.string() }),
  }),
  'swarm.answered': factKind({
    name: 'swarm.answered',
    audience: 'team',
    icon: 'user',
    data: z.strictObject({ answer: z.enum(ANSWERS) }),
  }),
  'swarm.said': factKind({
    name: 'swarm.said',
    audience: 'team',
    icon: 'message',
    data: z.strictObject({ text: z.string() }),
  }),
  'swarm.adopted': factKind({
    name: 'swarm.adopted',
    audience: 'team',
    icon: 'check',
    data: z.strictObject({ text: z.string(), helper: z.string() }),
  }),
  'swarm.thanked': factKind({
    name: 'swarm.thanked',
    audience: 'team',
    icon: 'check',
    data: z.strictObject({ helper: z.string() }),
  }),
  'swarm.closed': factKind({
    name: 'swarm.closed',
    audience: 'team',
    icon: 'flag',
    data: z.strictObject({ helped: z.string() }),
  }),
} as const;
