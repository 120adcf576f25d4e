export { PRIORITIES, type Priority } from './priorities.ts';
