export { type Choice, choicesAhead, OCCASIONS, type Occasion } from './choices.ts';
export { decideReminder, isTheirs, latestOf, stillStands } from './reminder.ts';
