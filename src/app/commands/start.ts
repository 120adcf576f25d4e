import { isSetUp } from '#capabilities/people/index.ts';
import { readConfig } from '#platform/config.ts';
import { buildWeb } from './build-web.ts';
import { startRunning } from './running.ts';
import { say } from './say.ts';

/** `npm start`: Evenkeel for real use. The first page sets up the first administrator. */
export async function run(): Promise<number> {
  const config = readConfig();
  await buildWeb();
  const { program, ended } = await startRunning(config);
  say.line();
  say.line(`  Evenkeel is open at ${program.platform.publicUrl()}`);
  if (!(await isSetUp(program.platform))) say.line(`  Set it up first: ${program.platform.publicUrl()}/setup`);
  if (program.smtpPort !== null) say.line(`  Mail for the desk comes in by SMTP at port ${program.smtpPort}.`);
  if (program.platform.config.mailOut === undefined) {
    say.line('  Mail goes out once EVENKEEL_MAIL_OUT names an SMTP server; until then it waits.');
  }
  say.line('  Ctrl-C ends it.');
  return ended;
}
