// Nobody may be there to hear us: a closed terminal or pipe is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** What a command tells the person at the terminal: plain lines on standard output, faults on standard error. */
export const say = {
  line(text = ''): void {
    process.stdout.write(`${text}\n`);
  },
  fault(text: string): void {
    process.stderr.write(`✗ ${text}\n`);
  },
};

/** Says how far a long step is, for example "1,200 of 2,500 cases". */
export type Progress = (sofar: string) => void;

const WIPE = '\r\u001b[2K';
/** Where nobody watches a line change, a new line now and then says as much. */
const NEWS_EVERY_MS = 10_000;

function progressOf(name: string, live: boolean): Progress {
  let told = performance.now();
  return (sofar) => {
    if (live) {
      process.stdout.write(`${WIPE}  ${name}: ${sofar}`);
    } else if (performance.now() - told > NEWS_EVERY_MS) {
      told = performance.now();
      process.stdout.write(`  ${name}: ${sofar}\n`);
    }
  };
}

/** Runs one step of a start, shows how far it is, and says how long it took, also when it fails. */
export async function step<T>(name: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const started = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${name} …`);
  try {
    const outcome = await work(progressOf(name, live));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${live ? WIPE : ''}✓ ${name} (${seconds} s)\n`);
    return outcome;
  } catch (error) {
    process.stdout.write(`${live ? WIPE : ''}✗ ${name}\n`);
    throw error;
  }
}
