import type { Config } from '#platform/config.ts';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program. End that one, or choose another port',
  EACCES: 'may not be used by this user. Choose a higher port',
};

function variableOf(port: number, config: Config): string {
  if (port === config.smtpPort) return 'EVENKEEL_SMTP_PORT';
  return port === config.sinkPort ? 'EVENKEEL_SINK_PORT' : 'EVENKEEL_PORT';
}

/** The sentence for a door that cannot be opened, with the setting that helps; null for any other trouble. */
export function portTrouble(error: unknown, config: Config): Error | null {
  if (!(error instanceof Error) || !('code' in error) || !('port' in error)) return null;
  const port = Number(error.port);
  const variable = variableOf(port, config);
  if (error.code === 'EADDRNOTAVAIL') {
    const host = 'address' in error ? String(error.address) : config.host;
    const setting = variable === 'EVENKEEL_SMTP_PORT' ? 'EVENKEEL_SMTP_HOST' : 'EVENKEEL_HOST';
    return new Error(`This machine has no address ${host} to listen on. Correct ${setting}.`, { cause: error });
  }
  const reason = REASONS[String(error.code)];
  if (reason === undefined) return null;
  const other = error.code === 'EACCES' ? port + 8000 : port + 1;
  return new Error(`Port ${port} ${reason}: ${variable}=${other}.`, { cause: error });
}
