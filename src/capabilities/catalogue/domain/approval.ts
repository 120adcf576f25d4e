/**
 * Who says yes or no before something is fulfilled: somebody of the desk; those who look after the requester's account;
 * or somebody of that account whom the requester names.
 */
export const APPROVAL_BY = ['desk', 'account-managers', 'named'] as const;
export type ApprovalBy = (typeof APPROVAL_BY)[number];

/** Whose yes is needed, where several are asked. A no of anybody is a no. */
export const APPROVAL_NEEDS = ['one', 'all'] as const;
export type ApprovalNeeds = (typeof APPROVAL_NEEDS)[number];
