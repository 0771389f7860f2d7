// Lint rules. The one that matters most: imports point one way (the layout in README, "Architecture").
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { noSentences } from './src/errors/no-sentences.mjs';

/** Each folder of src/ and the other folders that it may import from. `cli` may import anything. */
const mayImport = {
  bytes: [],
  errors: [],
  workers: ['errors'],
  relay: ['bytes', 'errors'],
  room: ['bytes', 'errors'],
  math: ['bytes'],
  engine: ['bytes', 'errors'],
  student: ['bytes', 'errors', 'relay', 'math', 'engine', 'workers'],
  teacher: ['bytes', 'errors', 'relay', 'engine', 'workers'],
  proxy: ['bytes', 'errors', 'relay', 'room', 'teacher'],
  training: ['bytes', 'errors', 'relay', 'math', 'engine', 'student', 'teacher'],
  conversion: ['bytes', 'errors', 'engine', 'training'],
  evaluation: ['bytes', 'errors', 'relay', 'math', 'engine', 'student', 'teacher'],
  serving: ['bytes', 'errors', 'relay'],
  offline: ['proxy'],
  // Of the engine and of the proxy the page and its locales need the codes of errors only.
  ui: [
    'bytes',
    'errors',
    'relay',
    'room',
    'math',
    'student',
    'teacher',
    'offline',
    'engine/errors.ts',
    'proxy/settings/errors.ts',
    'proxy/conformance/findings.ts',
  ],
};

const zones = Object.entries(mayImport).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import from: ${allowed.join(', ') || 'nothing outside itself'}.`,
}));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-static',
      'dist-server',
      'dist-image',
      '.cache',
      'public',
      'node_modules',
      'runs',
      'test-results',
      'playwright-report',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-restricted-paths': ['error', { zones }],
      // Packages import nothing of this project: to look for cycles through them takes most of the time of all rules.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-empty': 'error',
      'no-restricted-imports': [
        'error',
        { name: 'onnxruntime-node', message: 'Import src/engine/node-runtime.ts: it reports nothing.' },
        { name: 'fast-check', message: 'Import src/bytes/testing/fast-check.ts: it has a fixed seed.' },
      ],
    },
  },
  {
    files: ['src/engine/node-runtime.ts', 'src/bytes/testing/fast-check.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // French has a no-break space before some punctuation marks.
    files: ['src/ui/locales/fr/**'],
    rules: { 'no-irregular-whitespace': ['error', { skipTemplates: true }] },
  },
  {
    // Rules that need types. Of the plain JavaScript files TypeScript has no program.
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.d.mts'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/offline/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Below the page errors are codes; these folders may not make sentences for people.
    files: ['src/{bytes,errors,relay,room,engine,student,teacher,proxy}/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts', '**/testing/**', 'src/proxy/speed/**'],
    plugins: { relay: { rules: { 'no-sentences': noSentences } } },
    rules: { 'relay/no-sentences': 'error' },
  },
);
