import type { Plugin } from 'vite';

/** Which page answers a path: the map that the server keeps for the built files, and the kit, which is never built. */
export function doorOf(path: string): string | null {
  if (path.includes('.') || path.startsWith('/@') || /^\/(api|files|plain)\b/.test(path)) return null;
  if (path === '/desk/kit' || path.startsWith('/desk/kit/')) return '/kit.html';
  if (/^\/(desk|admin)(\/|$)/.test(path)) return '/desk.html';
  if (path === '/ask-us') return '/ask-us.html';
  if (path === '/signin' || path === '/setup' || path.startsWith('/mails/')) return '/signin.html';
  return '/portal.html';
}

/** In development, answers `/desk/...` with desk.html and so on, as the server does in production. */
export function doors(): Plugin {
  return {
    name: 'evenkeel:doors',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const asksForPage = request.headers.accept?.includes('text/html') ?? false;
        const [path = '/', query] = (request.url ?? '/').split('?');
        const door = asksForPage ? doorOf(path) : null;
        if (door) request.url = query === undefined ? door : `${door}?${query}`;
        next();
      });
    },
  };
}
