export { beginningsIn } from './alike.ts';
export { URGENCIES, type Urgency } from './states.ts';
export { isLate, isOver, isTheirMove, nowOf, sentenceOf, whyOf } from './story.ts';
export { owesWord, stillToCome } from './story-later.ts';
