// The project's own lint rules, for .oxlintrc.json.
import { noSentences } from './no-sentences.mjs';
import { oneWayImports } from './one-way-imports.mjs';

export default {
  meta: { name: 'relay' },
  rules: { 'no-sentences': noSentences, 'one-way-imports': oneWayImports },
};
