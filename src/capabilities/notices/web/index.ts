export { NoticeBell } from './parts/NoticeBell.tsx';
