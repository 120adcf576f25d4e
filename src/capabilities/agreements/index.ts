export { agreementFacts } from './facts.ts';
export { type OwedBy, owedBy } from './server/owed-by.ts';
export { agreementsServed } from './server/routes.ts';
