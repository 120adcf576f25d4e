import type { FastifyInstance } from 'fastify';

const LINE = /^(?<indent>[\s│]*)[├└]── (?<path>\S+)(?: \((?<methods>[A-Z, ]+)\))?$/;

/** Every route of the server below /api/v1, written as contracts write them: `GET /cases/{caseId}`. */
export function routesOf(server: FastifyInstance): string[] {
  const above: string[] = [];
  const routes: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const { indent = '', path = '', methods = '' } = LINE.exec(line)?.groups ?? {};
    if (path === '') continue;
    const depth = indent.length / 4;
    above.splice(depth, above.length, path);
    const whole = above
      .join('')
      .replace('//', '/')
      .replace(/:(\w+)/g, '{$1}');
    if (!whole.startsWith('/api/v1/')) continue;
    for (const method of methods.split(', ')) {
      if (method !== 'HEAD' && method !== '') routes.push(`${method} ${whole.slice('/api/v1'.length)}`);
    }
  }
  return routes;
}
