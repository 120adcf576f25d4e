import { contract } from '#kernel/contract.ts';
import { promptEndpoints } from './contract/prompt.ts';
import { stepEndpoints } from './contract/steps.ts';
import { swarmEndpoints } from './contract/swarm.ts';

export { PromptView } from './contract/prompt.ts';
export { BoundaryView, HypothesisView, Outcome, Phase, StepView, Troubleshooting } from './contract/steps.ts';
export { HelperView, SwarmView } from './contract/swarm.ts';

export const troubleshootingContract = contract(
  'troubleshooting',
  {
    'step.read': ['agent', 'lead', 'manager', 'admin'],
    'step.log': ['agent', 'lead'],
    'step.read-own': ['signed-in'],
    'swarm.read': ['agent', 'lead', 'manager', 'admin'],
    'swarm.ask': ['agent', 'lead'],
    'swarm.answer': ['agent', 'lead'],
  },
  {
    ...stepEndpoints,
    ...swarmEndpoints,
    ...promptEndpoints,
  },
);
