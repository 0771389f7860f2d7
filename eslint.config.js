// Lint rules. The one that matters most: imports point one way (the layout in README, "Architecture").
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Each folder of src/ and the other folders that it may import from. `cli` may import anything. */
const mayImport = {
  bytes: [],
  relay: ['bytes'],
  math: ['bytes'],
  engine: ['bytes'],
  student: ['bytes', 'relay', 'engine'],
  teacher: ['bytes', 'relay', 'engine'],
  proxy: ['bytes', 'relay', 'teacher'],
  training: ['bytes', 'relay', 'math', 'engine', 'student', 'teacher'],
  evaluation: ['bytes', 'relay', 'math', 'engine', 'student', 'teacher'],
  offline: ['proxy'],
  ui: ['bytes', 'relay', 'math', 'student', 'teacher', 'offline'],
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
      'import-x/no-cycle': 'error',
      'no-empty': 'error',
      'no-restricted-imports': [
        'error',
        { name: 'onnxruntime-node', message: 'Import src/engine/node-runtime.ts: it reports nothing.' },
      ],
    },
  },
  { files: ['src/engine/node-runtime.ts'], rules: { 'no-restricted-imports': 'off' } },
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
);
