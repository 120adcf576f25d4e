/** Something in the way that whoever runs the command can remove; `message` is a sentence to print as it is. */
export class Hindrance extends Error {
  name = 'Hindrance';
}

/** A span of milliseconds for people: "0.4 s", "12.3 s", "2 min 5 s". */
export function spanText(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const LINE_EVERY = 5000;

/**
 * Shows one step while it runs: a line that changes in a terminal, else a new line every 5 seconds.
 * `progress()` answers its present words. `done(words)` ends it with "✓ words (12.3 s)".
 */
export function showStep(progress, out = process.stdout) {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const timer = setInterval(
    () =>
      out.write(
        out.isTTY ? `\r\x1b[K  ${progress()} (${spanText(elapsed())})` : `  ${progress()} (${spanText(elapsed())})\n`,
      ),
    out.isTTY ? 500 : LINE_EVERY,
  );
  const clear = () => {
    clearInterval(timer);
    if (out.isTTY) out.write('\r\x1b[K');
  };
  return {
    done(words) {
      clear();
      out.write(`✓ ${words} (${spanText(elapsed())})\n`);
    },
    failed: clear,
  };
}
