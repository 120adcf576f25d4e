import type { Result } from '#kernel/result.ts';

/** The value of an operation that the plan says must succeed. Throws with what was tried and why it was refused. */
export async function must<T>(what: string, work: Promise<Result<T>>): Promise<T> {
  const outcome = await work;
  if (outcome.ok) return outcome.value;
  throw new Error(
    `The sample could not ${what}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params ?? {})}`,
  );
}
