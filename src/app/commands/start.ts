import { isSetUp } from '#capabilities/people/index.ts';
import { readConfig } from '#platform/config.ts';
import type { Program } from '../program.ts';
import { buildWeb } from './build-web.ts';
import { runUntilStopped } from './running.ts';
import { say } from './say.ts';

async function greet({ platform, address, smtpPort }: Program): Promise<void> {
  const url = platform.publicUrl();
  say.line();
  say.line(`  Evenkeel is open at ${url}${url === address ? '' : ` and listens at ${address}`}`);
  if (!(await isSetUp(platform))) say.line(`  Set it up first: ${url}/setup`);
  if (smtpPort !== null) say.line(`  Mail for the desk comes in by SMTP at port ${smtpPort}.`);
  if (platform.config.mailOut === undefined) {
    say.line('  Mail goes out once EVENKEEL_MAIL_OUT names an SMTP server; until then it waits.');
  }
  say.line('  Ctrl-C ends it.');
}

/** `npm start`: Evenkeel for real use. The first page sets up the first administrator. */
export async function run(args: readonly string[]): Promise<number> {
  const prepare = async (_closing: AsyncDisposableStack, signal: AbortSignal) => {
    if (!args.includes('--no-web')) await buildWeb(signal);
    return {};
  };
  return runUntilStopped(readConfig(), { prepare, greet });
}
