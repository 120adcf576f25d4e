export { type FormAnswers, faultOf, givenOf } from '../answers.ts';
export { RequestFields } from '../parts/RequestFields.tsx';
