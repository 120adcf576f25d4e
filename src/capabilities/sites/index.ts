export { siteFacts } from './facts.ts';
export { addSite } from './server/operations/keep-sites.ts';
export { mayShowForm } from './server/operations/may-show.ts';
export { sitesServed } from './server/routes.ts';
