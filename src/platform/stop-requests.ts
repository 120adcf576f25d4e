/** Why the program is asked to end. `launcher` means that the process which started it is gone. */
export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'launcher';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and npm both pass on one Ctrl-C: within this time it counts as the same wish. */
const SAME_WISH = 1500;

/**
 * Calls `stop` once, when the program is asked to end: by Ctrl-C, SIGTERM, a closed terminal, or because the
 * evenkeel.mjs that launched it was killed. A second wish after 1.5 s ends the process at once with code 130.
 * Does not keep the process alive. Answers how to listen no more.
 */
export function onStopRequest(stop: (reason: StopReason) => void): () => void {
  let asked: number | undefined;
  const ask = (reason: StopReason) => {
    const now = performance.now();
    if (asked === undefined) {
      asked = now;
      stop(reason);
    } else if (now - asked > SAME_WISH) {
      process.exit(130);
    }
  };
  const launcherGone = () => {
    if (asked === undefined) ask('launcher');
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  process.on('disconnect', launcherGone);
  process.channel?.unref();
  return () => {
    for (const signal of SIGNALS) process.off(signal, ask);
    process.off('disconnect', launcherGone);
  };
}
