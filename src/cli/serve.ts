/**
 * `npm run serve`: the relay as an OpenAI-compatible server, so that other programs use student and teacher as one model.
 *
 * Exit codes: 0 stopped by the person, 1 something failed, 2 wrong use (one line on stderr each).
 */
import { serve } from '@hono/node-server';
import { answerFinder } from '../math/answer/find-answer.ts';
import { createRelayServer } from '../serving/app.ts';
import { defaultOptions } from '../relay/defaults.ts';
import type { PolicyName } from '../relay/events.ts';
import { policyRegistry } from '../relay/policies/registry.ts';
import {
  httpAddress,
  policyArgument,
  positiveNumber,
  quietCommand,
  readArguments,
  reportFailure,
  requireModel,
  temperatureValue,
  wholeNumber,
} from './arguments/command-line.ts';
import { folderOrServer, labelOf, type ModelChoice } from './models/model-choice.ts';
import { SERVER_CONCURRENCY, SERVER_MAX_TOKENS } from './models/model-server.ts';
import { studentFolder } from './models/student-folder.ts';
import { studentSource } from './models/student-source.ts';
import { teacherSource } from './models/teacher-source.ts';
import { shippedStudentFolder, teacherFolder } from './project.ts';
import { sentence } from './sentence.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly student: string;
  readonly studentUrl?: string;
  readonly studentModel?: string;
  readonly studentTemplate?: string;
  readonly teacher: string;
  readonly teacherUrl?: string;
  readonly teacherModel?: string;
  readonly policy: PolicyName;
  readonly temperature: number;
  readonly maxTokens?: number;
  readonly maxCalls: number;
  readonly concurrency?: number;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function main(words: readonly string[]): Promise<void> {
  const command = quietCommand('serve')
    .description('Serves a student and a teacher as one OpenAI-compatible model.')
    .option('--port <n>', 'of the server; 0 takes a free one', wholeNumber, 8010)
    .option('--host <name>', 'address to listen at; 0.0.0.0 opens it to the network', 'localhost')
    .option('--student <dir>', 'folder of the student model, e.g. DIR or DIR:q4', shippedStudentFolder)
    .option('--student-url <url>', 'or an OpenAI-compatible server; its key in STUDENT_API_KEY', httpAddress)
    .option('--student-model <name>', 'its model on that server (default: its only one)')
    .option('--student-template <file>', 'its chat template, for a server that cannot continue a message')
    .option('--teacher <dir>', 'folder of the teacher model', teacherFolder)
    .option('--teacher-url <url>', 'or its server, as TEACHER_URL of docs/teachers.md', httpAddress)
    .option('--teacher-model <name>', 'its model on that server (default: its only one)')
    .option(
      '--policy <name>',
      `who decides a call: ${policyRegistry.names.join(', ')}`,
      policyArgument,
      'learned',
    )
    .option('--temperature <t>', 'where a request says none; 0 is greedy', temperatureValue, 0)
    .option('--max-tokens <n>', 'the longest solution (default: 512, with a server 8192)', positiveNumber)
    .option('--max-calls <n>', 'the most teacher calls of a run', wholeNumber, defaultOptions.limits.maxCalls)
    .option('--concurrency <n>', 'runs at once (default: 2, with a server 64)', positiveNumber);
  if (!readArguments(command, words)) return;
  const options = command.opts<Options>();
  const student: ModelChoice = folderOrServer(
    options.student,
    options.studentUrl,
    options.studentModel,
    options.studentTemplate,
  );
  const teacher: ModelChoice = folderOrServer(options.teacher, options.teacherUrl, options.teacherModel);
  if (student.kind === 'folder') requireModel(studentFolder(student.path).folder);
  if (teacher.kind === 'folder') requireModel(teacher.path);
  const isRemote = student.kind === 'server';
  const maxTokens = options.maxTokens ?? (isRemote ? SERVER_MAX_TOKENS : defaultOptions.limits.maxTokens);
  const limits = {
    maxTokens,
    maxCalls: options.maxCalls,
    maxTeacherTokens: isRemote ? maxTokens : defaultOptions.limits.maxTeacherTokens,
  };
  const concurrency = options.concurrency ?? (isRemote ? SERVER_CONCURRENCY : 2);
  const source = await studentSource(student, { limits, concurrency }, options.policy, () => undefined);
  const students = Array.from({ length: concurrency }, source.create);
  const canCall = students[0]?.vocabulary.callOpen !== null;
  const model = `${source.identity.name}+${labelOf(teacher)}`;
  const app = createRelayServer({
    model,
    students,
    teacher: (await teacherSource(teacher)).teacher,
    defaults: {
      policy: options.policy,
      sampling: { ...defaultOptions.sampling, temperature: options.temperature },
      limits,
      policyCallTokens: defaultOptions.policyCallTokens,
    },
    // A model that learned to call learned to box, too.
    findAnswer: answerFinder({ unboxed: !canCall }),
    apiKey: process.env['API_KEY']?.trim() || null,
    describe: sentence,
  });
  const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, ({ port }) => {
    console.log(
      `The relay is at http://${options.host}:${port}/v1 as the model ${model} - stop with Ctrl-C.`,
    );
    if (options.host !== 'localhost' && process.env['API_KEY'] === undefined)
      console.log('Everyone who can reach this address can use it. Set API_KEY to require a key.');
  });
  server.on('error', (error) => {
    process.exitCode = reportFailure(error);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}
