export { firstNameOf } from '#kernel/names.ts';
