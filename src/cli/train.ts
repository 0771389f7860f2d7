/** `npm run train -- <stage>`: trains the embedded pair, stage by stage. Each stage resumes where it was interrupted. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { ggufModel } from '../training/export/gguf.ts';
import { readModel } from '../training/export/read.ts';
import type { Precision } from '../training/export/stored.ts';
import type { PolicyProgress } from '../training/grpo/progress.ts';
import { drawStage } from '../training/stages/curves.ts';
import { filterProblems, type FilterProgress } from '../training/stages/data-filter.ts';
import { trainWithPolicy } from '../training/stages/grpo.ts';
import { importModels, exportBase, exportModels } from '../training/stages/export.ts';
import { trainRouterStage } from '../training/stages/router.ts';
import { reportOn } from '../training/stages/report.ts';
import { makeSoup } from '../training/stages/soup.ts';
import {
  commandOf,
  ingredientsOf,
  isGrpo,
  modelStages,
  recipeOf,
  stageNamed,
  type ModelStage,
  type Recipe,
  type SoupStage,
} from '../training/stages/recipes.ts';
import { trainStage, type StageRun } from '../training/stages/supervised.ts';
import { trainWarmup } from '../training/stages/warmup.ts';
import { StageError } from '../training/stages/stage-error.ts';
import { Workspace } from '../training/stages/workspace.ts';
import type { Progress } from '../training/supervised/train.ts';
import { defaultModel } from '../student/model-index.ts';
import { calibrateStudent, type CalibrateOptions, type CalibrationProgress } from './train/calibrate.ts';
import { positiveNumber, reportFailure, requireModel, wholeNumber } from './arguments/command-line.ts';
import { warnOfOldName } from './arguments/old-names.ts';
import { progressReporter } from './train/progress-reporter.ts';
import { withNewTrainNames } from './train/former-names.ts';

const supervisedFigures = ({ loss, tokensPerSecond, tokens, remaining }: Progress): string =>
  `loss ${loss.toFixed(4)} ${tokensPerSecond} tokens/s, ${(tokens / 1e6).toFixed(2)}M tokens, ${Math.round(remaining / 60)} min left`;

const policyFigures = ({ reward, accuracy, calling, callRatio, updates, seconds }: PolicyProgress): string =>
  `reward ${reward.toFixed(3)}, right ${percent(accuracy)}, calling ${percent(calling)}, call ratio ${percent(callRatio)}, KL ${updates?.kl.toFixed(4) ?? '-'}, ${Math.round(seconds.rollouts + seconds.training)} s a step`;

const filterFigures = ({ step, kept }: FilterProgress): string => `${percent(kept / step)} kept`;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());

const program = new Command('train')
  .description('Trains the embedded student and teacher. Stages resume where they were interrupted.')
  .option('--run <folder>', 'where checkpoints and logs lie', 'runs/train')
  .option('--threads <n>', 'threads of ONNX Runtime', positiveNumber, 2);

const options = (): { run: string; threads: number } => program.opts();

type TrainedStage = Exclude<ModelStage, SoupStage>;

async function train(stage: TrainedStage): Promise<void> {
  const shared = {
    workspace: new Workspace(options().run),
    threads: options().threads,
    signal: interruption.signal,
  };
  if (isGrpo(stage)) {
    const { report, stop } = progressReporter(stage, policyFigures);
    await trainWithPolicy(stage, { ...shared, report });
    stop();
    await draw(stage);
    return;
  }
  const { report, stop } = progressReporter(stage, supervisedFigures);
  const run: StageRun = { ...shared, report };
  if (stage === 'warmup') await trainWarmup(run);
  else await trainStage(stage, run);
  stop();
  await draw(stage);
}

async function filter(): Promise<void> {
  const { report, stop } = progressReporter('data-filter', filterFigures);
  const workspace = new Workspace(options().run);
  await filterProblems({ workspace, threads: options().threads, report, signal: interruption.signal });
  stop();
}

async function trainRouter(): Promise<void> {
  const { report, stop } = progressReporter('router', () => 'problems judged');
  const workspace = new Workspace(options().run);
  const { signal } = interruption;
  const figures = await trainRouterStage({ workspace, threads: options().threads, report, signal });
  stop();
  if (figures !== null) process.stdout.write(`router ${JSON.stringify(figures, null, 2)}\n`);
}

async function soup(stage: SoupStage): Promise<void> {
  const { step } = await makeSoup(new Workspace(options().run), stage);
  process.stdout.write(`${stage}: ${ingredientsOf(stage).join(' and ')}, ${step} steps together\n`);
}

async function draw(stage: ModelStage): Promise<void> {
  process.stdout.write(`${await drawStage(stage, new Workspace(options().run))}\n`);
}

async function report(stages: readonly ModelStage[]): Promise<void> {
  const workspace = new Workspace(options().run);
  for (const stage of stages) {
    const figures = await reportOn(stage, workspace, options().threads, (line) =>
      process.stderr.write(`${line}\n`),
    );
    process.stdout.write(`${stage} ${JSON.stringify(figures, null, 2)}\n`);
  }
}

const shipped = 'public/models';

async function writeModels(student: ModelStage | null = null): Promise<void> {
  const lines = await exportModels(new Workspace(options().run), shipped, student);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function writeGguf({ model, out, precision }: GgufOptions): Promise<void> {
  requireModel(model);
  const name = basename(resolve(model));
  const bytes = ggufModel({ ...(await readModel(model)), name }, precision);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, bytes);
  process.stdout.write(`${out}: ${name}, ${precision}, ${(bytes.length / 1e6).toFixed(2)} MB\n`);
}

async function writeCalibration(wanted: Omit<CalibrateOptions, 'threads'>): Promise<void> {
  const { report, stop } = progressReporter<CalibrationProgress>('calibrate', ({ set }) => set);
  const calibration = await calibrateStudent({ ...wanted, threads: options().threads }, report);
  stop();
  process.stdout.write(`${JSON.stringify(calibration, null, 2)}\n`);
}

interface GgufOptions {
  readonly model: string;
  readonly out: string;
  readonly precision: Precision;
}

/** What `all` trains, and what is reported when no stage is named. */
const stages = ['base', 'student', 'warmup', 'teacher'] as const satisfies readonly ModelStage[];

function namedStage(name: string): ModelStage {
  const known = stageNamed(name) ?? unknownStage(name);
  if (known !== name) warnOfOldName(name, known);
  return known;
}

function unknownStage(name: string): never {
  return program.error(`There is no stage "${name}". \`npm run train -- --help\` lists the stages.`, {
    exitCode: 2,
  });
}

/** The models of one command. */
const madeBy = (method: Recipe['method']): readonly ModelStage[] =>
  modelStages.filter((stage) => recipeOf(stage).method === method);

for (const stage of [...madeBy('supervised'), ...madeBy('warmup')]) {
  program
    .command(commandOf(stage))
    .description(recipeOf(stage).summary)
    .action(() => train(stage as TrainedStage));
}
program
  .command('data-filter')
  .description('which problems the teacher can solve: policy optimisation learns from those')
  .action(filter);

/** Adds a command whose recipes are chosen by name, and lists them in its help. */
function recipeCommand<Stage extends ModelStage>(
  method: 'grpo' | 'soup',
  description: string,
  run: (stage: Stage) => Promise<void>,
): void {
  const stages = madeBy(method).map((stage) => ({ stage, recipe: recipeOf(stage) }));
  const named = stages.flatMap(({ stage, recipe }) =>
    'recipe' in recipe ? [{ stage, name: recipe.recipe, summary: recipe.summary }] : [],
  );
  const list = named.map(({ name, summary }) => `  ${name.padEnd(18)}${summary}`).join('\n');
  program
    .command(method)
    .description(description)
    .addOption(
      new Option('--recipe <name>', 'which one')
        .choices(named.map(({ name }) => name))
        .default(named[0]?.name),
    )
    .addHelpText('after', `\nRecipes:\n${list}`)
    .action(({ recipe }: { recipe: string }) =>
      run(named.find(({ name }) => name === recipe)?.stage as Stage),
    );
}
recipeCommand(
  'grpo',
  'policy optimisation of the student; `grpo --help` lists the recipes',
  (stage: TrainedStage) => train(stage),
);
recipeCommand('soup', 'the mean of several students; `soup --help` lists the recipes', soup);
program
  .command('router')
  .description('a learned router for the base student, for comparison')
  .action(trainRouter);
program
  .command('report [model]')
  .description('accuracy on both test splits, one model or all')
  .action((stage: string | undefined) => report(stage === undefined ? stages : [namedStage(stage)]));
program
  .command('curves <model>')
  .description('draws the log of a model, also while it trains')
  .action((stage: string) => draw(namedStage(stage)));
program
  .command('export')
  .description('writes the models to public/models')
  .option('--student <model>', 'ships as relay-student; by default the best that is trained to its end')
  .action(({ student }: { student?: string }) =>
    writeModels(student === undefined ? null : namedStage(student)),
  );
program
  .command('gguf')
  .description(
    'writes a model of public/models as one file for llama.cpp and the servers that are built on it',
  )
  .option('--model <folder>', 'the model', `${shipped}/${defaultModel('teacher').name}`)
  .requiredOption('--out <file>', 'the file, replaced if it is there')
  .addOption(
    new Option('--precision <name>', 'of the matrices').choices(['float16', 'float32']).default('float16'),
  )
  .action(async (wanted: GgufOptions) => {
    try {
      await writeGguf(wanted);
    } catch (error) {
      process.exitCode = reportFailure(error);
    }
  });
program
  .command('export-base')
  .description('writes the base as it stands, so that another run can continue from it')
  .option('--to <folder>', 'where to', 'checkpoints')
  .action(async ({ to }: { to: string }) => {
    process.stdout.write(`${await exportBase(new Workspace(options().run), to)}\n`);
  });
program
  .command('calibrate')
  .description('measures when a problem is foreign to a student, and writes familiarity.json into its folder')
  .option('--student <folder>', 'the student', `${shipped}/relay-student`)
  .option('--teacher <folder>', 'the teacher that it calls', `${shipped}/${defaultModel('teacher').name}`)
  .option('--n <n>', 'problems in known wordings; as many in others, half as many foreign', wholeNumber, 600)
  .action(async (wanted: Omit<CalibrateOptions, 'threads'>) => {
    try {
      await writeCalibration(wanted);
    } catch (error) {
      process.exitCode = reportFailure(error);
    }
  });
program
  .command('import')
  .description('begins a run with exported models, to continue with the stages after them')
  .option('--from <folder>', 'where they lie', shipped)
  .action(({ from }: { from: string }) => importModels(from, new Workspace(options().run)));
program
  .command('all', { isDefault: true })
  .description('everything, in order')
  // A name that is no stage comes here as well: this is the default command.
  .allowExcessArguments()
  .action(async (_options: unknown, { args: [unknown] }: Command) => {
    if (unknown !== undefined) unknownStage(unknown);
    for (const stage of stages) {
      await train(stage);
      if (interruption.signal.aborted) return;
    }
    await report(stages);
    await writeModels();
  });

try {
  await program.parseAsync(withNewTrainNames(process.argv.slice(2), warnOfOldName), { from: 'user' });
} catch (error) {
  if (!(error instanceof StageError)) throw error;
  process.exitCode = reportFailure(error);
}
