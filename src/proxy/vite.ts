/** The proxy as a Vite plugin, for `npm run dev` and `vite preview`, with the headers that isolate the page. */
import type { RequestListener } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { ProxyOptions } from './app.ts';
import { proxyListener } from './node-listener.ts';
import { isolationHeaders } from './request/security-headers.ts';

/** Returns what the proxy serves; called at the first request, so that it does not delay Vite's start. */
export type LoadProxyOptions = (
  /** The address that Vite listens at. */
  hostname: string,
) => Promise<Pick<ProxyOptions, 'teacher' | 'named' | 'unavailableReason' | 'setup' | 'describe' | 'limits'>>;

/** As a name or address: Vite says `true` for the whole network, and nothing for this machine. */
const hostnameOf = (host: string | boolean | undefined): string =>
  typeof host === 'string' ? host : host === true ? '0.0.0.0' : 'localhost';

function middleware(load: LoadProxyOptions, hostname: string): Connect.NextHandleFunction {
  let listener: Promise<RequestListener> | undefined;
  const start = async () => proxyListener({ ...(await load(hostname)), headers: isolationHeaders });
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
    configureServer: ({ middlewares, config }) =>
      void middlewares.use(middleware(load, hostnameOf(config.server.host))),
    configurePreviewServer: ({ middlewares, config }) =>
      void middlewares.use(middleware(load, hostnameOf(config.preview.host))),
  };
}
