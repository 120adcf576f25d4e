export { Referred } from './Referred.tsx';
