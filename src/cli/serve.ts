/**
 * The built page and the proxy with its teacher on one port of this process: what `npm start` runs after it has
 * installed and built, and what a container runs.
 */
import { DailyBudget, MemoryBudgetStore } from '../proxy/guards/budget.ts';
import { callLog } from '../proxy/observability/request-log.ts';
import { guardsFromEnvironment, type Guards } from '../proxy/settings/guard-settings.ts';
import { isLoopback } from '../proxy/guards/host-check.ts';
import { BudgetFile } from '../proxy/guards/budget-file.ts';
import { serve, type RunningServer } from '../proxy/node-server.ts';
import { withOneRetry } from '../proxy/retry.ts';
import { securityHeadersFor } from '../proxy/request/security-headers.ts';
import { serverFromEnvironment, type ServerSettings } from '../proxy/settings/server-settings.ts';
import { inProject, teacherForProxy } from './models.ts';

/** Errors of the server itself go where its calls do not. */
const report = (error: unknown): void => console.error('The proxy failed.', error);

/**
 * Loads the teacher, listens, and prints the address; from then on, a line of JSON for each call.
 *
 * @param port 0 takes a free one.
 * @throws PortError, EnvironmentError: their messages are for the person.
 */
export async function serveProduct(port: number): Promise<RunningServer> {
  const [guards, place] = [guardsFromEnvironment(process.env), serverFromEnvironment(process.env)];
  const file = place.budgetFile === null ? null : await BudgetFile.open(place.budgetFile, report);
  const choice = await teacherForProxy(process.env);
  const { teacher } = choice;
  const server = await serve({
    port,
    directory: inProject('dist'),
    ...choice,
    teacher: teacher && withOneRetry(teacher),
    ...guards,
    budget:
      guards.dailyTokenBudget === null
        ? null
        : new DailyBudget(guards.dailyTokenBudget, file ?? new MemoryBudgetStore()),
    ...place,
    headers: securityHeadersFor(place.modelHosts),
    onCall: callLog({
      teacher: teacher?.description.name ?? null,
      print: (line) => console.log(line),
      withText: guards.logBodies,
    }),
    report,
  });
  const about =
    choice.teacher === null
      ? choice.unavailableReason
      : `Teacher: ${choice.teacher.description.name} (${choice.teacher.description.kind}).`;
  for (const line of [about, ...warnings(guards, place)]) console.log(line);
  console.log(`The page is at ${server.url} - stop with Ctrl-C.`);
  return {
    ...server,
    async close() {
      await server.close();
      await file?.flush();
    },
  };
}

/** What whoever runs it may not have thought of. */
function warnings(
  { access, dailyTokenBudget, logBodies }: Guards,
  { hostname, budgetFile }: ServerSettings,
): string[] {
  const isOpen = access.shared === null && access.tokens.length === 0 && !isLoopback(hostname);
  return [
    ...(isOpen
      ? [
          'Whoever reaches this address can use the teacher. ACCESS_CODE asks for a code first: see docs/deploy.md.',
        ]
      : []),
    ...(dailyTokenBudget !== null && budgetFile === null
      ? ['DAILY_TOKENS is counted in memory: a new start begins a new day. BUDGET_FILE keeps the count.']
      : []),
    ...(logBodies ? ['LOG_TEXT=1: problems and answers are written into the log.'] : []),
  ];
}
