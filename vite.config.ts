// How the page is built and served during development. What the page contains is decided in src/ui.
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { teacherForProxy } from './src/cli/server/teacher-for-proxy.ts';
import { precompress } from './src/cli/build/precompress.ts';
import { sentence } from './src/cli/sentence.ts';
import { mayChooseTeacher, teacherSetup } from './src/cli/server/teacher-setup.ts';
import { ThirdPartyNotices } from './src/cli/build/third-party-notices.ts';
import { zodWithoutEval } from './src/cli/build/zod-without-eval.ts';
import { documentation } from './src/docs/plugin.ts';
import type { CodedError } from './src/errors/coded-error.ts';
import { offlinePlugin } from './src/offline/plugin.mjs';
import { hostedPagePolicy } from './src/proxy/request/security-headers.ts';
import { guardsFromEnvironment } from './src/proxy/settings/guard-settings.ts';
import { serverFromEnvironment } from './src/proxy/settings/server-settings.ts';
import { proxyPlugin } from './src/proxy/vite.ts';
import { pageModels } from './src/student/model-index.ts';

/** `vite build --mode static` builds the page for any file host, in any folder of it, without a proxy. */
export default defineConfig(({ mode }) => {
  const notices = new ThirdPartyNotices();
  return {
    ...(mode === 'static' ? { base: './' } : {}),
    plugins: [
      react(),
      zodWithoutEval,
      modelIndex,
      proxyPlugin(servedInDevelopment),
      woff2Only,
      documentation(),
      notices.plugin(),
      offlinePlugin(
        pageModels.map(({ name }) => name),
        notices.plugin(),
      ),
      // A plain file host has its own ways to compress.
      mode === 'static' ? policyInPage : precompress(),
    ],
    // The student's worker imports modules of its own, so it must be a module itself.
    worker: { format: 'es', plugins: () => [zodWithoutEval, notices.plugin()] },
    // The runtime without its loader in it: the student gives the loader and the .wasm file as files of their own.
    resolve: { conditions: [...defaultClientConditions, 'onnxruntime-web-use-extern-wasm'] },
    build: {
      target: 'es2022',
      reportCompressedSize: false,
      // How long plugins took is no news to somebody who starts the page.
      rolldownOptions: { checks: { pluginTimings: false } },
      // The content security policy knows no data: scripts or fonts: every asset is a file.
      assetsInlineLimit: 0,
      // ONNX Runtime alone is larger than the default limit, and it is loaded by the worker only.
      chunkSizeWarningLimit: 2000,
    },
    optimizeDeps: {
      // Its loader finds its .wasm files next to itself (import.meta.url), which bundling in development would move.
      exclude: ['onnxruntime-web'],
    },
  };
});

/** What the proxy serves in development: the environment's teacher, or the one that was chosen in the page. */
async function servedInDevelopment(hostname: string) {
  const [guards, server] = [
    guardsFromEnvironment(process.env),
    serverFromEnvironment({ ...process.env, HOST: hostname }),
  ];
  const tell = (notice: CodedError): void => console.log(sentence(notice));
  const setup = mayChooseTeacher(server, guards)
    ? await teacherSetup(process.env, { tell, report: console.error })
    : null;
  return { ...(await teacherForProxy(process.env)), setup, describe: sentence };
}

/** Every browser that runs the page reads .woff2. KaTeX names two older forms of its fonts as well. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('katex.min.css') ? code.replace(/,url\([^)]+\.(woff|ttf)\) format\("\w+"\)/g, '') : null,
};

/** In development Vite warns of imports from public/, so the list of models becomes a module of its own there. */
const modelIndex: Plugin = {
  name: 'model-index',
  apply: 'serve',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/public/models/index.json') ? '\0model-index' : null),
  load: (id) =>
    id === '\0model-index' ? `export default ${readFileSync('public/models/index.json', 'utf8')}` : null,
};

/** The policy stands in the page itself where no server sends it. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: hostedPagePolicy },
      injectTo: 'head-prepend',
    },
  ],
};
