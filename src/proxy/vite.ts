/** The proxy as a Vite plugin, for `npm run dev` and `vite preview`, with the headers that isolate the page. */
import type { RequestListener } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { ProxyOptions } from './app.ts';
import { proxyListener } from './node-listener.ts';
import { isolationHeaders } from './request/security-headers.ts';

/** Returns what the proxy serves; called at the first request, so that it does not delay Vite's start. */
export type LoadProxyOptions = () => Promise<
  Pick<ProxyOptions, 'teacher' | 'unavailableReason' | 'describe' | 'limits'>
>;

function middleware(load: LoadProxyOptions): Connect.NextHandleFunction {
  let listener: Promise<RequestListener> | undefined;
  const start = async () => proxyListener({ ...(await load()), headers: isolationHeaders });
  return (request, response, next) => {
    for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    if (!/^\/api(?:[/?]|$)/.test(request.url ?? '')) return next();
    listener ??= start();
    listener
      .then((listen) => listen(request, response))
      .catch((error: unknown) => {
        listener = undefined; // the next request tries again
        next(error);
      });
  };
}

/**
 * @example
 *   export default defineConfig({ plugins: [proxyPlugin(async () => ({ teacher: await loadTeacher() }))] });
 */
export function proxyPlugin(load: LoadProxyOptions): Plugin {
  return {
    name: 'relay-proxy',
    configureServer: (server) => void server.middlewares.use(middleware(load)),
    configurePreviewServer: (server) => void server.middlewares.use(middleware(load)),
  };
}
