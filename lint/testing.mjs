// Runs rules of the project's plugin over texts, as oxlint runs them: in a folder of its own, once for all texts.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {object} Source
 * @property {string} folder where the file is, such as `src/relay`
 * @property {string} code
 */

/**
 * @template {Source} T
 * @param {string} rule its name in the plugin
 * @param {readonly T[]} sources
 * @returns {Promise<readonly (T & { readonly messages: readonly string[] })[]>} with what the rule says of each
 */
export async function lint(rule, sources) {
  const folder = await mkdtemp(join(tmpdir(), 'relay-lint-'));
  try {
    const config = {
      jsPlugins: [resolve('lint/plugin.mjs')],
      categories: { correctness: 'off' },
      rules: { [`relay/${rule}`]: 'error' },
    };
    await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    for (const [index, { folder: place, code }] of sources.entries()) {
      const file = join(folder, place, `case-${index}.ts`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, code);
    }
    /** @type {{ diagnostics: { filename: string, message: string }[] }} */
    const { diagnostics } = JSON.parse(await oxlint(folder));
    return sources.map((source, index) => ({
      ...source,
      messages: diagnostics
        .filter(({ filename }) => filename.endsWith(`case-${index}.ts`))
        .map(({ message }) => message),
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} folder */
function oxlint(folder) {
  const args = [resolve('node_modules/oxlint/bin/oxlint'), '--format=json'];
  return new Promise((done, fail) => {
    // It ends with 1 where it found something.
    execFile(process.execPath, args, { cwd: folder }, (error, output) => {
      if (error !== null && error.code !== 1) fail(error);
      else done(output);
    });
  });
}
