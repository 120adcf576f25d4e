export { Tried } from './Tried.tsx';
