import { join } from 'node:path';
import { signInLink } from '#capabilities/people/index.ts';
import { PersonId } from '#kernel/ids.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { startMailSink } from '#platform/mail/sink.ts';
import type { Platform } from '#platform/platform.ts';
import type { Program } from '../program.ts';
import { mountSinkPage } from '../sample/sink-page.ts';
import { type DemoPeople, freshenSample, readSampleState, writeSample } from '../sample/write/sample.ts';
import { buildWeb } from './build-web.ts';
import { type Prepared, runUntilStopped } from './running.ts';
import { say, step } from './say.ts';

const SEED = 20_261;

function printLinks(links: Readonly<Record<keyof DemoPeople, string>>): void {
  const rows: readonly [string, keyof DemoPeople][] = [
    ['Customer', 'customer'],
    ['Agent', 'agent'],
    ['Manager', 'manager'],
    ['Administrator', 'administrator'],
  ];
  for (const [name, role] of rows) say.line(`    ${name.padEnd(14)} ${links[role]}`);
}

/** The sample organisation as it is now: told at the first start, with something due soon at every later one. */
async function sampleIn(platform: Platform): Promise<DemoPeople> {
  const state = await readSampleState(platform);
  const now = platform.clock();
  if (state?.complete) {
    await step('Something is due soon', () => freshenSample(platform, { seed: SEED, now }));
    return state.people;
  }
  return step('The sample organisation has lived three months', (progress) =>
    writeSample(platform, { seed: SEED, now, onCase: (done, all) => progress(`${done} of ${all} cases`) }),
  );
}

async function greet(program: Program): Promise<void> {
  const { platform, smtpPort } = program;
  const people = await sampleIn(platform);
  const linkOf = (id: string, opens = '/desk') => signInLink(platform, PersonId.parse(id), opens);
  const links = {
    customer: await linkOf(people.customer, '/'),
    agent: await linkOf(people.agent),
    manager: await linkOf(people.manager),
    administrator: await linkOf(people.administrator),
  };
  say.line();
  say.line(`  Evenkeel is open at ${platform.publicUrl()}. These links sign you in:`);
  say.line();
  printLinks(links);
  say.line();
  if (smtpPort !== null) say.line(`  Write to help@marenholt.example by SMTP at localhost:${smtpPort}.`);
  say.line(`  What Evenkeel sends is shown at ${platform.publicUrl()}/demo/mail`);
  say.line('  Ctrl-C ends it; the next start finds everything as it was.');
}

/** `npm run demo`: Evenkeel with the sample organisation, on the embedded database, its mail kept in a sink. */
export async function run(args: readonly string[]): Promise<number> {
  const given = readConfig();
  // Somebody who looks around reads the steps and links; news of every start would stand between them.
  const logLevel = given.logLevel === 'info' ? 'warn' : given.logLevel;
  const dataFolder = join(given.dataFolder, 'demo');
  const config: Config = { ...given, dataFolder, logLevel, databaseUrl: undefined };
  const prepare = async (closing: AsyncDisposableStack, signal: AbortSignal): Promise<Prepared> => {
    if (!args.includes('--no-web')) await buildWeb(signal);
    const folder = join(config.dataFolder, 'sent-mail');
    const sink = await startMailSink({ host: '127.0.0.1', port: config.sinkPort, log: openLog(config), folder });
    closing.defer(() => sink.close());
    const mailOut = config.mailOut ?? `smtp://127.0.0.1:${sink.port}`;
    return { config: { ...config, mailOut }, mount: (server) => mountSinkPage(server, sink) };
  };
  return runUntilStopped(config, { prepare, greet });
}
