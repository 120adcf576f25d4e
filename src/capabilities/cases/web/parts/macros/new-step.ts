import type { MacroStep } from '../../macros.ts';

export const STEP_KINDS = ['reply', 'now-line', 'note', 'assign-team', 'assign-person', 'priority', 'wait'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

type IdOf<Does extends MacroStep['does'], Field extends string> =
  Extract<MacroStep, { does: Does }> extends Record<Field, infer Id> ? Id : never;

/** Nobody is chosen yet; the server refuses it until somebody is. */
const NOBODY = '';

/** A step that is only begun. */
export function newStep(does: StepKind): MacroStep {
  switch (does) {
    case 'reply':
      return { does, text: '', next: { follow: 'next-word', minutes: null } };
    case 'now-line':
    case 'note':
      return { does, text: '' };
    case 'assign-team':
      return { does, teamId: NOBODY as IdOf<'assign-team', 'teamId'> };
    case 'assign-person':
      return { does, personId: NOBODY as IdOf<'assign-person', 'personId'> };
    case 'priority':
      return { does, priority: 'P2' };
    case 'wait':
      return { does, reason: 'customer-input', question: '' };
  }
}
