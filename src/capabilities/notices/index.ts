export type { News, RoleTold } from './domain/index.ts';
export { noticeFacts } from './facts.ts';
export { noticesRecurring } from './server/jobs.ts';
export { noticeMailTemplates } from './server/mail-words.ts';
export { giveNotices, type NewNotice } from './server/operations/give-notices.ts';
export { noticesServed } from './server/routes.ts';
