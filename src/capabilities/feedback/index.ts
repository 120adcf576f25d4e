export { feedbackFacts } from './facts.ts';
export { feedbackMailTemplates } from './server/answer-mail.ts';
export { answerFeedback } from './server/operations/answer-feedback.ts';
export { giveFeedback } from './server/operations/give-feedback.ts';
export { feedbackServed } from './server/routes.ts';
