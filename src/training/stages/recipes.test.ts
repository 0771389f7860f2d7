import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOf, ingredientsOf, isGrpo, modelStages, recipeOf, stageNamed } from './recipes.ts';
import { Workspace } from './workspace.ts';

const directory = await mkdtemp(join(tmpdir(), 'recipes-'));
afterAll(() => rm(directory, { recursive: true }));

describe('the recipes', () => {
  it('build on models that come before them only', () => {
    modelStages.forEach((stage, index) => {
      const before: readonly string[] = modelStages.slice(0, index);
      const recipe = recipeOf(stage);
      if (recipe.method === 'grpo') expect(before).toContain(recipe.from);
      if (recipe.method === 'soup') for (const each of recipe.of) expect(before).toContain(each);
    });
  });

  it('each have a command of their own', () => {
    expect(new Set(modelStages.map(commandOf)).size).toBe(modelStages.length);
    expect(commandOf('base')).toBe('base');
    expect(commandOf('grpo')).toBe('grpo --recipe difficulty-aware');
    expect(commandOf('soup-final')).toBe('soup --recipe final');
  });

  it('are found under their names and those of version 0.1', () => {
    for (const stage of modelStages) expect(stageNamed(stage)).toBe(stage);
    expect(stageNamed('average-last')).toBe('soup-final');
    expect(stageNamed('grpo-alone')).toBe('grpo-no-calls');
    expect(stageNamed('toString')).toBeUndefined();
    expect(isGrpo('grpo-no-calls')).toBe(true);
    expect(ingredientsOf('soup-priced')).toEqual(['grpo-priced-9', 'grpo-priced-15']);
  });

  it('find checkpoints of runs of version 0.1, unless there are new ones', async () => {
    const workspace = new Workspace(directory);
    expect(workspace.folder('soup-priced')).toBe(join(directory, 'soup-priced'));
    await mkdir(join(directory, 'average'));
    expect(workspace.folder('soup-priced')).toBe(join(directory, 'average'));
    await mkdir(join(directory, 'soup-priced'));
    expect(workspace.folder('soup-priced')).toBe(join(directory, 'soup-priced'));
  });
});
