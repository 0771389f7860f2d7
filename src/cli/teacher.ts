/**
 * `npm run teacher -- check`: checks the teacher that the environment names, or that was chosen in the page, and prints
 * what to change.
 */
import { Command } from 'commander';
import type { CodedError } from '../errors/coded-error.ts';
import { checkTeacher } from '../proxy/conformance/check-teacher.ts';
import { tableOf } from '../proxy/conformance/report.ts';
import { nodeTransport } from '../proxy/node/node-transport.ts';
import { guardsFromEnvironment } from '../proxy/settings/guard-settings.ts';
import { serverFromEnvironment } from '../proxy/settings/server-settings.ts';
import type { Upstream } from '../proxy/upstream.ts';
import type { HttpTransport } from '../teacher/http-transport.ts';
import { reportFailure, UsageError } from './arguments/command-line.ts';
import { teacherForProxy } from './server/teacher-for-proxy.ts';
import { sentence } from './sentence.ts';
import { mayChooseTeacher, teacherSetup } from './server/teacher-setup.ts';

const program = new Command('teacher').description(
  'Works with the teacher that the environment names (TEACHER_URL, ...), or that was chosen in the page.',
);

program
  .command('check')
  .description(
    'about fifty short calls: continuation, counts, end of turn, special tokens, greedy, cancel, 8 at once',
  )
  .option('--teacher-name <name>', 'one of the teachers in the file of TEACHERS (default: the first)')
  .option('--json', 'print one JSON object and nothing else')
  .action(async ({ json = false, teacherName = null }: { json?: boolean; teacherName?: string | null }) => {
    const sent: string[] = [];
    const transport: typeof nodeTransport = (url, init) => {
      sent.push(init.body);
      return nodeTransport(url, init);
    };
    const teacher = await teacherToCheck(teacherName, transport);
    const results = await checkTeacher(teacher, {
      sent: () => sent,
      onResult: ({ name, outcome }) => console.error(`${outcome.padEnd(4)}  ${name}`),
    });
    const { description } = teacher;
    const isFine = results.every(({ outcome }) => outcome !== 'fail');
    if (json) console.log(JSON.stringify({ teacher: description, results }, null, 2));
    else {
      const { name, kind, server } = description;
      console.log(
        `\n${name} (${kind}${server === undefined ? '' : `, ${server}`})\n\n${tableOf(results, sentence)}`,
      );
    }
    if (!isFine) process.exitCode = 1;
  });

/** @throws UsageError for a name that TEACHERS does not have */
async function teacherToCheck(name: string | null, transport: HttpTransport): Promise<Upstream> {
  const tell = (notice: CodedError): void => console.error(sentence(notice));
  const place = serverFromEnvironment(process.env);
  const setup = mayChooseTeacher(place, guardsFromEnvironment(process.env))
    ? await teacherSetup(process.env, { tell, report: console.error }, { transport })
    : null;
  if (setup?.teacher && name === null) return setup.teacher;
  const choice = await teacherForProxy(process.env, tell, transport);
  if (choice.teacher === null) throw new Error(sentence(choice.unavailableReason));
  if (name === null) return choice.teacher;
  const named = choice.named?.get(name);
  if (named !== undefined) return named;
  const known = [...(choice.named?.keys() ?? [])].join(', ');
  throw new UsageError(
    known === ''
      ? '--teacher-name is for the file of TEACHERS, which is not set.'
      : `TEACHERS has no teacher named ${name}. It has: ${known}.`,
  );
}

program.parseAsync().catch((error: unknown) => {
  process.exitCode = reportFailure(error);
});
