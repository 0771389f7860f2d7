// `npm run image -- FOLDER`: lays out what the container image holds, and prints the size of each part. The page and the
// server must be built. Of the packages it takes those that the server's programs import, with what these depend on.
import { cp, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, SetUpError } from './set-up/install.mjs';

/** Besides packages. The proxy reads the teacher; students are files of the page. */
const parts = ['package.json', 'public/models/relay-teacher', 'dist', 'dist-server'];

/** Dependencies that only the install script of a package uses, and it does not run. */
const forInstallOnly = { 'onnxruntime-node': ['adm-zip', 'global-agent'] };

/**
 * @param {string} folder is made; files in it are overwritten
 * @returns {Promise<{ part: string, bytes: number }[]>}
 * @throws {SetUpError} where the page or the server is not built
 */
export async function layOutImage(folder) {
  const packages = await serverPackages();
  const sizes = [];
  for (const part of [...parts, ...packages]) {
    await mkdir(join(folder, part, '..'), { recursive: true });
    await cp(join(root, part), join(folder, part), { recursive: true, dereference: true, filter: isNeeded });
    sizes.push({ part, bytes: await bytesOf(join(folder, part)) });
  }
  return sizes;
}

/** Binaries of ONNX Runtime for other platforms, and the packages within packages, which are listed by themselves. */
function isNeeded(source) {
  const path = source.slice(root.length).split(sep).join('/');
  if (/^\/node_modules\/.+\/node_modules$/.test(path)) return false;
  const [, platform, arch] = /\/onnxruntime-node\/bin\/[^/]+\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  return (platform ?? process.platform) === process.platform && (arch ?? process.arch) === process.arch;
}

/** @returns {Promise<string[]>} folders of packages as the lock file names them, e.g. `node_modules/hono` */
async function serverPackages() {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const found = new Set();
  const add = (name, from) => {
    const path = resolved(packages, name, from);
    if (path === null || found.has(path)) return;
    found.add(path);
    const { dependencies = {} } = packages[path];
    for (const each of Object.keys(dependencies)) {
      if (!forInstallOnly[name]?.includes(each)) add(each, path);
    }
  };
  for (const name of await imported()) add(name, '');
  return [...found].sort();
}

/** As Node looks for a package: in the folder of what imports it, then in the folders around it. */
function resolved(packages, name, from) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}

/** Names of the packages that the compiled server imports; its imports stand at the beginnings of lines. */
async function imported() {
  const folder = join(root, 'dist-server/node');
  const files = await readdir(folder).catch(() => {
    throw new SetUpError('The server is not built. Run: npm run build && npm run build:server');
  });
  const names = new Set();
  for (const file of files.filter((each) => each.endsWith('.js'))) {
    const code = await readFile(join(folder, file), 'utf8');
    for (const [, from] of code.matchAll(/^(?:import|export)\b[^"\n]*"([^".][^"]*)";$/gm)) {
      if (from.startsWith('node:') || builtinModules.includes(from)) continue;
      names.add(from.split('/', from.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

/** @returns {Promise<number>} of a file, or of all files in a folder */
async function bytesOf(path) {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  let sum = 0;
  for (const name of await readdir(path)) sum += await bytesOf(join(path, name));
  return sum;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, program, folder = 'dist-image'] = process.argv;
  try {
    const sizes = await layOutImage(folder);
    for (const { part, bytes } of sizes) console.log(`${megabytes(bytes)}  ${part}`);
    console.log(`${megabytes(sizes.reduce((sum, { bytes }) => sum + bytes, 0))}  in all`);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`${basename(program)}: ${error.message}`);
    process.exitCode = 1;
  }
}
