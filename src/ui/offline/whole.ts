/*
 * Everything for the hours without a line, in one file for the browser: it comes after the first page stands, and has
 * to be here before it is needed.
 */

export { instead, keep } from './kept.ts';
export { LineWords } from './LineWords.tsx';
export { MissingPart } from './MissingPart.tsx';
export { callOrWait } from './or-wait.ts';
export { above } from './outbox-entry.ts';
export { belongTo, leave } from './owner.ts';
export { begin } from './start.ts';
export { useWaiting } from './useWaiting.ts';
export { WaitingList } from './WaitingList.tsx';
