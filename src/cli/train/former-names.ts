/** The commands of `npm run train` that have a new name since version 0.2, and what to type instead. */
import { commandOf, modelStages, recipeOf } from '../../training/stages/recipes.ts';

const newNames = new Map<string, string>([
  ['filter', 'data-filter'],
  ['adopt', 'import'],
  ...modelStages.flatMap((stage): [string, string][] => {
    const old = recipeOf(stage).formerName ?? stage;
    return commandOf(stage) === old || old === 'grpo' ? [] : [[old, commandOf(stage)]];
  }),
]);

/** Options before the command, each of which takes a value. */
const optionsWithValue = ['--run', '--threads'];

/**
 * The arguments with the new name of the command.
 * @param warn called with the old and the new name
 */
export function withNewTrainNames(
  words: readonly string[],
  warn: (old: string, name: string) => void,
): string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) at += optionsWithValue.includes(words[at] ?? '') ? 2 : 1;
  const old = words[at];
  const name = old === undefined ? undefined : newNames.get(old);
  if (old === undefined || name === undefined) return [...words];
  warn(old, name);
  return [...words.slice(0, at), ...name.split(' '), ...words.slice(at + 1)];
}
