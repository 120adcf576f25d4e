import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { ImprovementId, type SubjectRef } from '#kernel/ids.ts';
import { CONFIDENCES } from './domain/index.ts';

const nothing = z.strictObject({});
const said = z.strictObject({ words: z.string() });

/** An improvement as what facts and promises are about. */
export function improvementSubject(id: ImprovementId): SubjectRef {
  return { kind: 'improvement', id };
}

/** They stand in the improvement's own chain; that one was suggested from a case, in the case's. All are the team's. */
export const improvementFacts = {
  'improvement.suggested': factKind({
    name: 'improvement.suggested',
    audience: 'team',
    icon: 'plus',
    data: z.strictObject({ improvementId: ImprovementId, title: z.string() }),
  }),
  'improvement.proposed': factKind({
    name: 'improvement.proposed',
    audience: 'team',
    icon: 'plus',
    data: z.strictObject({ title: z.string() }),
  }),
  'improvement.case-added': factKind({ name: 'improvement.case-added', audience: 'team', icon: 'plus', data: nothing }),
  'improvement.assessed': factKind({
    name: 'improvement.assessed',
    audience: 'team',
    icon: 'circle',
    data: z.strictObject({ impact: z.int(), effort: z.int(), confidence: z.enum(CONFIDENCES) }),
  }),
  'improvement.accepted': factKind({
    name: 'improvement.accepted',
    audience: 'team',
    icon: 'check',
    data: said.extend({ owner: z.string() }),
  }),
  'improvement.declined': factKind({ name: 'improvement.declined', audience: 'team', icon: 'x', data: said }),
  'improvement.parked': factKind({
    name: 'improvement.parked',
    audience: 'team',
    icon: 'hourglass',
    data: said.extend({ reviewAt: z.int() }),
  }),
  'improvement.came-back': factKind({ name: 'improvement.came-back', audience: 'team', icon: 'arrows', data: nothing }),
  'improvement.started': factKind({ name: 'improvement.started', audience: 'team', icon: 'bolt', data: nothing }),
  'improvement.done': factKind({ name: 'improvement.done', audience: 'team', icon: 'flag', data: said }),
};
