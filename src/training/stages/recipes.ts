/**
 * The one list of the models that training makes, in the order in which they build on each other. The commands of
 * `npm run train`, their help, checkpoint folders, reports and model cards follow from it.
 */
import { prices, type RewardKind } from '../grpo/reward.ts';
import {
  baseSettings,
  strongerTeacherSettings,
  studentSettings,
  teacherSettings,
  type StageSettings,
} from './settings.ts';

interface RecipeTexts {
  /** The line of the help text. */
  readonly summary: string;
  /** What the model is, for its card. */
  readonly role: string;
  /** Its name in version 0.1: as a command, as a checkpoint folder and in the facts of a model. */
  readonly formerName?: string;
}

/** Supervised training on problems and drills. */
interface SupervisedRecipe extends RecipeTexts {
  readonly method: 'supervised';
  readonly settings: StageSettings;
}

/** The student learns the form of a call. */
interface WarmupRecipe extends RecipeTexts {
  readonly method: 'warmup';
}

/** Policy optimisation of a student, with the teacher or without. */
export interface GrpoRecipe extends RecipeTexts {
  readonly method: 'grpo';
  /** The name after `--recipe`. */
  readonly recipe: string;
  /** The model that training starts from. It is also the reference model of the KL penalty. */
  readonly from: string;
  readonly reward: RewardKind;
  /** Whether the student may call. Default: yes. */
  readonly calls?: boolean;
  /** How strongly its words are held to the base student's where it calls (`PolicySettings.words`). Default: 1. */
  readonly words?: number;
  /** Whether the teacher's tokens carry the gradient as well. Default: no. */
  readonly teacherToo?: boolean;
  /** Share of the commands that ask for one token fewer than the student would, to find out whether it is enough. */
  readonly lengthExploration?: number;
  /** How many problems of the data filter it leaves to earlier recipes. Default: 0. */
  readonly skip?: number;
}

/**
 * The mean of several students' weights: the weights of each parameter, added and divided. A student that is named twice
 * counts twice.
 */
interface SoupRecipe extends RecipeTexts {
  readonly method: 'soup';
  /** The name after `--recipe`. */
  readonly recipe: string;
  readonly of: readonly string[];
}

export type Recipe = SupervisedRecipe | WarmupRecipe | GrpoRecipe | SoupRecipe;

const priced = (kind: keyof typeof prices): string =>
  `the student after policy optimisation with the simple reward, and then with one that charges ${prices[kind]} times as much for what is asked`;

/** By the names of the models, which are also the names of their checkpoint folders. */
export const recipes = {
  base: {
    method: 'supervised',
    settings: baseSettings,
    summary: 'language, plan and copying, which student and teacher grow from',
    role: 'the base of student and teacher: supervised training on relay-math only',
  },
  student: {
    method: 'supervised',
    settings: studentSettings,
    summary: 'the base student',
    role: 'the base student: trained on relay-math, then also on drills of its small steps',
  },
  teacher: {
    method: 'supervised',
    settings: teacherSettings,
    summary: 'the teacher',
    role: 'the teacher: grown from the base, then trained on relay-math and on drills of small steps and large operations',
  },
  'teacher-stronger': {
    method: 'supervised',
    settings: strongerTeacherSettings,
    summary: 'the teacher with more training, to swap in after the student has learned, for comparison',
    role: 'the teacher with more training: a teacher that the student did not learn with, for comparison',
  },
  warmup: {
    method: 'warmup',
    summary: 'the student learns the form of a call',
    role: 'the student after its warm-up: it can write `<call>n</call>`, but not yet where a call pays: it calls at random places',
  },
  grpo: {
    method: 'grpo',
    recipe: 'difficulty-aware',
    from: 'warmup',
    reward: 'difficulty-aware',
    summary: 'the student learns where a call pays, with the reward of the paper',
    role: 'the student after policy optimisation with the difficulty-aware reward: as in the RelayLLM paper',
  },
  'grpo-simple': {
    method: 'grpo',
    recipe: 'simple',
    from: 'warmup',
    reward: 'simple',
    summary: 'the same with the simple reward, an ablation',
    role: 'the student after policy optimisation with the simple reward, an ablation',
  },
  // From the warm-up these two would stop calling before they have learned to ask for little.
  'grpo-priced-9': {
    method: 'grpo',
    recipe: 'priced-9',
    from: 'grpo-simple',
    reward: 'priced-9',
    summary: 'continues from `simple` with nine times the price of a requested token',
    role: priced('priced-9'),
  },
  'grpo-priced-15': {
    method: 'grpo',
    recipe: 'priced-15',
    from: 'grpo-simple',
    reward: 'priced-15',
    summary: 'the same with fifteen times the price',
    role: priced('priced-15'),
  },
  'soup-priced': {
    method: 'soup',
    recipe: 'priced',
    of: ['grpo-priced-9', 'grpo-priced-15'],
    formerName: 'average',
    summary: 'the mean of `priced-9` and `priced-15`',
    role: `the mean of two students that went through policy optimisation with the simple reward, and then with one that charges ${prices['priced-9']} or ${prices['priced-15']} times as much for what is asked`,
  },
  'grpo-lengths': {
    method: 'grpo',
    recipe: 'lengths',
    from: 'soup-priced',
    reward: 'priced-9',
    lengthExploration: 0.08,
    skip: 2400,
    summary: 'continues from that mean, and at times requests one token fewer',
    role: 'a student that knows where a call pays, after policy optimisation in which it was also tried to ask for one token fewer',
  },
  'soup-lengths': {
    method: 'soup',
    recipe: 'lengths',
    of: ['grpo-lengths', 'grpo-priced-9'],
    formerName: 'average-lengths',
    summary: 'the mean of `lengths` and `priced-9`',
    role: 'the mean of a student that has learned how much to ask for, and of one that has learned where',
  },
  'grpo-priced-6': {
    method: 'grpo',
    recipe: 'priced-6',
    from: 'soup-lengths',
    reward: 'priced-6',
    lengthExploration: 0.08,
    skip: 2400,
    summary: 'continues from that mean with six times the price',
    role: `the student after policy optimisation that started from such a mean, with a reward that charges ${prices['priced-6']} times as much as the simple one`,
  },
  'soup-final': {
    method: 'soup',
    recipe: 'final',
    of: ['grpo-priced-6', 'grpo-priced-6', 'soup-priced'],
    formerName: 'average-last',
    summary: 'the mean of `priced-6`, twice, and the first mean: the student that ships',
    role: 'the student that has learned where a call pays, and how much to ask for: a mean of students that went through policy optimisation with several prices on what is asked',
  },
  'grpo-unmasked': {
    method: 'grpo',
    recipe: 'unmasked',
    from: 'warmup',
    reward: 'difficulty-aware',
    teacherToo: true,
    summary: "`difficulty-aware` with the gradient on the teacher's tokens as well, an ablation",
    role: "the student after policy optimisation in which the teacher's tokens carried the gradient as well, an ablation",
  },
  'grpo-no-calls': {
    method: 'grpo',
    recipe: 'no-calls',
    from: 'warmup',
    reward: 'simple',
    calls: false,
    // The KL term on words applies only where a call begins, and this student never calls.
    words: 0,
    formerName: 'grpo-alone',
    summary: 'policy optimisation without calls, for comparison',
    role: 'the student after policy optimisation without calls, for comparison',
  },
} as const satisfies Readonly<Record<string, Recipe>>;

/** The name of a model that training makes. */
export type ModelStage = keyof typeof recipes;
type StageOf<Method extends Recipe['method']> = {
  [Stage in ModelStage]: (typeof recipes)[Stage] extends { readonly method: Method } ? Stage : never;
}[ModelStage];
export type SupervisedStage = StageOf<'supervised'>;
export type GrpoStage = StageOf<'grpo'>;
export type SoupStage = StageOf<'soup'>;

/** All of them, in order. */
export const modelStages = Object.keys(recipes) as readonly ModelStage[] as readonly [
  ModelStage,
  ...ModelStage[],
];

/** The recipe of a model, as any of them may be. */
export const recipeOf = (stage: ModelStage): Recipe => recipes[stage];

/** Whether a recipe is policy optimisation. */
export const isGrpo = (stage: ModelStage): stage is GrpoStage => recipeOf(stage).method === 'grpo';

/** The recipe of a model from policy optimisation, with what it leaves out filled in. */
export function grpoRecipe(stage: GrpoStage): Required<
  Omit<GrpoRecipe, keyof RecipeTexts | 'recipe' | 'from'>
> & {
  readonly from: ModelStage;
} {
  const recipe: (typeof recipes)[GrpoStage] & GrpoRecipe = recipes[stage];
  const defaults = { calls: true, words: 1, teacherToo: false, lengthExploration: 0, skip: 0 };
  return { ...defaults, ...recipe };
}

/** The models whose mean a soup is. */
export const ingredientsOf = (stage: SoupStage): readonly (GrpoStage | SoupStage)[] => recipes[stage].of;

/** What to type after `npm run train --` to make a model. */
export function commandOf(stage: ModelStage): string {
  const recipe = recipeOf(stage);
  switch (recipe.method) {
    case 'supervised':
    case 'warmup':
      return stage;
    case 'grpo':
    case 'soup':
      return `${recipe.method} --recipe ${recipe.recipe}`;
  }
}

/** The model of a name, of this version or of version 0.1; undefined where there is none. */
export const stageNamed = (name: string): ModelStage | undefined =>
  modelStages.find((stage) => stage === name || recipeOf(stage).formerName === name);
