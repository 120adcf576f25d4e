/** What a command tells the person at the terminal: plain lines on standard output, faults on standard error. */
export const say = {
  line(text = ''): void {
    process.stdout.write(`${text}\n`);
  },
  fault(text: string): void {
    process.stderr.write(`✗ ${text}\n`);
  },
};

/** Runs one step of a start and says how long it took, also when it fails. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${name} …`);
  try {
    const outcome = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${live ? '\r\u001b[2K' : ''}✓ ${name} (${seconds} s)\n`);
    return outcome;
  } catch (error) {
    if (live) process.stdout.write('\r\u001b[2K');
    process.stdout.write(`✗ ${name}\n`);
    throw error;
  }
}
