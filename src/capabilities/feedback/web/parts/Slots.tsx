export { AnswersOwed } from './AnswersOwed.tsx';
export { SaidOfCase } from './SaidOfCase.tsx';
export { SharedFeedback } from './SharedFeedback.tsx';
