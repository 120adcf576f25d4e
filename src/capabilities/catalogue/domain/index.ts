export { APPROVAL_BY, APPROVAL_NEEDS, type ApprovalBy, type ApprovalNeeds } from './approval.ts';
export {
  type Answer,
  answersTo,
  CHOICES_AT_MOST,
  checkForm,
  FIELD_KINDS,
  FIELDS_AT_MOST,
  type FieldKind,
  type FormField,
  faultIn,
  filesIn,
  type GivenAnswer,
  hasChoices,
  wordsOf,
} from './form.ts';
export { PRIORITIES, type Priority } from './priorities.ts';
export { slugOf } from './slug.ts';
