export {
  checkPolicies,
  type Policies,
  PRIORITIES,
  type Priority,
  type PromisePolicy,
  policyOf,
  STANDING_POLICIES,
} from './policies.ts';
