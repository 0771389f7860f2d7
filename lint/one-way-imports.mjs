/**
 * A lint rule: imports point one way (the layout in README, "Architecture"). It reads the relative paths of imports and
 * exports: packages and files outside src/ are free.
 */
import { dirname, join, relative, sep } from 'node:path';

/**
 * Each folder of src/, and the other folders and files that it may import from. `benchmarks` and `cli` are not in it: they
 * may import anything.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const mayImport = {
  bytes: [],
  errors: [],
  workers: ['errors'],
  relay: ['bytes', 'errors'],
  room: ['bytes', 'errors'],
  math: ['bytes'],
  engine: ['bytes', 'errors'],
  student: ['bytes', 'errors', 'relay', 'math', 'engine', 'workers'],
  teacher: ['bytes', 'errors', 'relay', 'engine', 'workers'],
  docs: [],
  proxy: ['bytes', 'errors', 'relay', 'room', 'teacher', 'docs/standins.ts'],
  training: ['bytes', 'errors', 'relay', 'math', 'engine', 'student', 'teacher'],
  conversion: ['bytes', 'errors', 'engine', 'training'],
  evaluation: ['bytes', 'errors', 'relay', 'math', 'engine', 'student', 'teacher'],
  serving: ['bytes', 'errors', 'relay'],
  offline: ['proxy/request/security-headers.ts', 'docs/standins.ts'],
  // Of the engine and of the proxy the page and its locales need the codes of errors only.
  ui: [
    'bytes',
    'errors',
    'relay',
    'room',
    'math',
    'student',
    'teacher',
    'offline/messages.ts',
    'engine/errors.ts',
    'proxy/settings/errors.ts',
    'proxy/conformance/findings.ts',
  ],
};

/** @type {import('oxlint/plugins-dev').Rule} */
export const oneWayImports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { folder: 'src/{{folder}} may import from: {{allowed}}.' },
  },
  create(context) {
    const source = join(context.cwd, 'src');
    const [folder, ...rest] = relative(source, context.filename).split(sep);
    const allowed = mayImport[folder];
    if (rest.length === 0 || allowed === undefined) return {};
    const check = ({ source: from }) => {
      if (typeof from?.value !== 'string' || !from.value.startsWith('.')) return;
      const path = relative(source, join(dirname(context.filename), from.value)).split(sep);
      if (path[0] === '..' || [folder, ...allowed].some((each) => isWithin(path, each.split('/')))) return;
      const data = { folder, allowed: allowed.join(', ') || 'nothing outside itself' };
      context.report({ node: from, messageId: 'folder', data });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check,
    };
  },
};

/**
 * @param {readonly string[]} path
 * @param {readonly string[]} place
 */
const isWithin = (path, place) => place.every((part, index) => path[index] === part);
