// For builds of pages whose policy forbids `eval`.
import type { Plugin } from 'vite';

/**
 * zod compiles schemas with `new Function` where it may, and finds that out by trying, which the page's policy reports. The
 * setting that stops it counts for schemas that are made later, so it stands where zod makes its settings.
 */
export const zodWithoutEval: Plugin = {
  name: 'zod-without-eval',
  apply: 'build',
  transform: (code, id) =>
    /\/zod\/v4\/core\/core\.js$/.test(id) ? `${code}\nglobalConfig.jitless = true;\n` : null,
};
