/** The database's owner and superuser. */
export const OWNER = 'evenkeel';
/** The one database of the cluster that Evenkeel uses. */
export const DATABASE = 'evenkeel';

/**
 * What PostgreSQL is told on its command line, so that it follows Evenkeel's version and not the day the cluster
 * was made. Durable first; then sober: everything idle is to fit into 250 MB.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  password_encryption: 'scram-sha-256',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  // /dev/shm is tiny in containers, systemd clears it at log-out, and a killed server leaves its segments there.
  dynamic_shared_memory_type: 'mmap',
  min_dynamic_shared_memory: '8MB',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  jit: 'off',
  huge_pages: 'off',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The program logs what a statement met; PostgreSQL's own words about it could hold customers' data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m [%p] ',
};

/** The arguments for the postmaster of a cluster on a port. `others` go before what it is usually told. */
export function postmasterArguments(
  cluster: string,
  port: number,
  others: Readonly<Record<string, string>> = {},
): readonly string[] {
  const settings = Object.entries({ ...SETTINGS, ...others, port: String(port) });
  return ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The port that stands in the `postmaster.opts` of the last start, if any. */
export function portOfLastStart(postmasterOpts: string): number | undefined {
  const port = /"?port=(\d+)"?/.exec(postmasterOpts)?.[1];
  return port === undefined ? undefined : Number(port);
}
