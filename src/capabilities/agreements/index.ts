export { agreementFacts } from './facts.ts';
export { agreementsServed } from './server/routes.ts';
