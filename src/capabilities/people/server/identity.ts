export { identify } from './identity/identify.ts';
export { signInLink } from './identity/links.ts';
export { mountIdentity } from './identity/mount.ts';
