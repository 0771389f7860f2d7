/** `npm run teacher -- check`: checks the teacher that the environment names, and prints what to change. */
import { Command } from 'commander';
import { checkTeacher } from '../proxy/conformance/check-teacher.ts';
import { tableOf } from '../proxy/conformance/report.ts';
import { nodeTransport } from '../proxy/node/node-transport.ts';
import { reportFailure } from './command-line.ts';
import { teacherForProxy } from './models.ts';
import { sentence } from './sentence.ts';

const program = new Command('teacher').description(
  'Works with the teacher that the environment names (TEACHER_URL, ...).',
);

program
  .command('check')
  .description(
    'about fifty short calls: continuation, counts, end of turn, special tokens, greedy, cancel, 8 at once',
  )
  .option('--json', 'print one JSON object and nothing else')
  .action(async ({ json = false }: { json?: boolean }) => {
    const sent: string[] = [];
    const transport: typeof nodeTransport = (url, init) => {
      sent.push(init.body);
      return nodeTransport(url, init);
    };
    const choice = await teacherForProxy(process.env, (notice) => console.error(sentence(notice)), transport);
    if (choice.teacher === null) throw new Error(sentence(choice.unavailableReason));
    const { teacher } = choice;
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

program.parseAsync().catch((error: unknown) => {
  process.exitCode = reportFailure(error);
});
