const HANDS_OVER: readonly string[] = ['assign-team', 'assign-person'];

/**
 * The steps of a macro with their places, in the order in which they are taken: what hands the case to others comes last,
 * because whoever runs the macro may not see the case any more after it.
 */
export function inOrderTaken<Step extends { readonly does: string }>(
  steps: readonly Step[],
): readonly (readonly [place: number, step: Step])[] {
  return [...steps.entries()].sort(
    ([, one], [, other]) => Number(HANDS_OVER.includes(one.does)) - Number(HANDS_OVER.includes(other.does)),
  );
}
