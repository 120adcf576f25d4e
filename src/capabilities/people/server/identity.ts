export { actingPerson } from './identity/acting.ts';
export { formToken, isOwnForm } from './identity/form-token.ts';
export { identify } from './identity/identify.ts';
export { keyOfAddress, limitsOf } from './identity/limits.ts';
export { signInLink } from './identity/links.ts';
export { mountIdentity } from './identity/mount.ts';
