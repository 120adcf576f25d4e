/**
 * What the PostgreSQL of the tests is told. Tests lose nothing by a lost write, so nothing waits for the disk; and several
 * programs, each with its pools, are open on it at once.
 */
export const QUICK_POSTGRES = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
} as const;
