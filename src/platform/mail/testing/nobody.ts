import type { ToCheck } from '../parse-in-worker.ts';
import { tableDns } from './dns-table.ts';

/** A mail from nowhere, and a DNS that knows nothing. */
export const NOBODY: ToCheck = {
  sender: { envelopeFrom: '', remoteAddress: '127.0.0.1', helo: '', relays: [], authservId: null },
  resolve: tableDns(),
};
