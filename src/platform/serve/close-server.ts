import type { FastifyInstance } from 'fastify';

const LOOK_AGAIN = 50;

/**
 * Closes the doors: takes no new connection, lets running requests finish for `patience` milliseconds, then cuts
 * what is left.
 */
export async function closeServer(server: FastifyInstance, patience = 2500): Promise<void> {
  // A kept-alive connection whose last request ends while we close would otherwise keep us waiting.
  const sweep = setInterval(() => server.server.closeIdleConnections(), LOOK_AGAIN);
  const late = setTimeout(() => server.server.closeAllConnections(), patience);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(late);
  }
}
