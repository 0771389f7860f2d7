// Makes the page installable and lists what it needs offline: all of the build, the models that it can choose, and the
// gallery. Plain JavaScript: the plugin's types would bring a version of the language's library that is not ours.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * @param {readonly string[]} models names of folders in public/models
 * @param {import('vite').Plugin} inServiceWorker takes part in the build of the service worker
 */
export function offlinePlugin(models, inServiceWorker) {
  let folder = '';
  /** @type {import('vite').Plugin} */
  const place = {
    name: 'offline-place',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
  };
  const pwa = VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/offline',
    filename: 'service-worker.ts',
    injectRegister: false,
    manifest: {
      id: 'relay',
      name: 'Relay: reasoning with a teacher for a few words',
      short_name: 'Relay',
      description:
        'A small language model solves word problems in the browser and asks a teacher for the few tokens it cannot write.',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#eef1f6',
      theme_color: '#16233b',
      categories: ['education'],
      icons: [
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    injectManifest: {
      // A separate build makes the service worker; its report would look like that of a second page.
      buildPlugins: { vite: [{ name: 'quiet', config: () => ({ logLevel: 'error' }) }, inServiceWorker] },
      globPatterns: [
        '**/*.{html,js,mjs,css,svg,png,woff2,wasm}',
        'gallery/*.json',
        `models/{${models.join(',')}}/**/*.{json,jinja,onnx}`,
      ],
      // Pages of the documentation come when they are opened (docs-pages.ts); their style sheet is small.
      globIgnores: ['docs/**/*.{html,svg,png}'],
      // The largest file is the runtime for WebGPU.
      maximumFileSizeToCacheInBytes: 40 * 1024 * 1024,
      manifestTransforms: [
        async (entries) => ({ manifest: await Promise.all(entries.map((entry) => withHash(folder, entry))) }),
      ],
    },
  });
  return [place, pwa];
}

/**
 * The entry with the hash of its file, so that a browser refuses anything else in its place. Some hosts add scripts to web
 * pages, so those have none.
 *
 * @template {{ url: string }} Entry
 * @param {string} folder
 * @param {Entry} entry
 */
async function withHash(folder, entry) {
  if (entry.url.endsWith('.html')) return entry;
  const bytes = await readFile(join(folder, entry.url));
  return { ...entry, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
}
