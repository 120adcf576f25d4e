/**
 * How long the processor worked for `job`, in milliseconds, with what it started elsewhere in this process: what other
 * programs do meanwhile does not count.
 */
export async function workOf(job: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
