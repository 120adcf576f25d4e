/**
 * A start that cannot go on, for a reason that whoever runs Evenkeel can act on.
 * `message` is a complete sentence to print as it is, without a stack; it never holds a password.
 */
export class StartTrouble extends Error {
  override readonly name = 'StartTrouble';
}
