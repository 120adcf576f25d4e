export { type Cap, PER_ADDRESS, PER_SITE } from './caps.ts';
export { originOf } from './origin.ts';
