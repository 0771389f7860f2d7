/** `npm run bench -- NAME`: runs a benchmark and prints its report. Timings are never tests. */
import { Command } from 'commander';
import { benchmarks } from '../benchmarks/registry.ts';
import { reportFailure } from './arguments/command-line.ts';
import { warnOfOldName } from './arguments/old-names.ts';

const program = new Command('bench').description(
  'Measures the speed of a part on this machine, or how well the page sets formulas.',
);

for (const { name, formerName, summary, options, run } of benchmarks) {
  const command = program
    .command(name)
    .description(summary)
    .option('--json', 'print one JSON object and nothing else');
  if (formerName !== undefined) command.alias(formerName);
  for (const option of options) command.addOption(option);
  command.action(async ({ json, ...settings }: { json?: true }) => {
    if (formerName !== undefined && process.argv[2] === formerName) warnOfOldName(formerName, name);
    const { text, ...report } = await run(settings, (what) => console.error(`Measuring: ${what} ...`));
    process.stdout.write(`${json === true ? JSON.stringify(report, null, 2) : text}\n`);
  });
}

await program.parseAsync().catch((error: unknown) => {
  process.exitCode = reportFailure(error);
});
