/**
 * The built page and the proxy with its teacher on one port of this process: what `npm start` runs after it has
 * installed and built, and what a container runs.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import { DailyBudget, MemoryBudgetStore } from '../../proxy/guards/budget.ts';
import { requestLog } from '../../proxy/observability/request-log.ts';
import { guardsFromEnvironment, type Guards } from '../../proxy/settings/guard-settings.ts';
import { isLoopback } from '../../proxy/guards/host-check.ts';
import { BudgetFile } from '../../proxy/guards/budget-file.ts';
import { serve, type RunningServer } from '../../proxy/node-server.ts';
import { withOneRetry } from '../../proxy/retry.ts';
import { securityHeadersFor } from '../../proxy/request/security-headers.ts';
import { renamedVariableWarnings } from '../../proxy/settings/renamed-variables.ts';
import { serverFromEnvironment, type ServerSettings } from '../../proxy/settings/server-settings.ts';
import type { Upstream } from '../../proxy/upstream.ts';
import { inProject } from '../project.ts';
import { teacherForProxy, type TeacherForProxy } from './teacher-for-proxy.ts';
import { roomsFromEnvironment } from '../../proxy/settings/room-settings.ts';
import { startRooms } from '../../proxy/rooms/start-rooms.ts';
import { openSharedStore } from '../../proxy/store/shared-store.ts';
import { sentence } from '../sentence.ts';
import { mayChooseTeacher, teacherSetup } from './teacher-setup.ts';

export { reasonOf } from '../sentence.ts';

/** Errors of the server itself go where its calls do not. */
const report = (error: unknown): void => console.error('The proxy failed.', error);

/**
 * Loads the teacher, listens, and prints the address; from then on, a line of JSON for each call.
 *
 * @param port 0 takes a free one.
 * @throws PortError, EnvironmentError
 */
export async function serveProduct(port: number): Promise<RunningServer> {
  const [guards, place] = [guardsFromEnvironment(process.env), serverFromEnvironment(process.env)];
  const { roomLimits, storeUrl } = roomsFromEnvironment(process.env);
  const file = place.budgetFile === null ? null : await BudgetFile.open(place.budgetFile, report);
  const choice = await teacherForProxy(process.env);
  const tell = (notice: CodedError): void => console.log(sentence(notice));
  const setup = mayChooseTeacher(place, guards) ? await teacherSetup(process.env, { tell, report }) : null;
  const { teacher } = choice;
  const named = choice.teacher === null ? undefined : choice.named;
  const shared = storeUrl === null ? null : await openSharedStore(storeUrl, report);
  const rooms = roomLimits && startRooms(roomLimits, shared?.connection ?? null, report);
  const server = await serve({
    port,
    directory: inProject('dist'),
    rooms: rooms && rooms.rooms,
    ...choice,
    teacher: teacher && withOneRetry(teacher),
    ...(named === undefined
      ? {}
      : { named: new Map([...named].map(([name, each]) => [name, withOneRetry(each)])) }),
    ...guards,
    setup,
    budget:
      guards.dailyTokenBudget === null
        ? null
        : new DailyBudget(guards.dailyTokenBudget, shared?.budget ?? file ?? new MemoryBudgetStore()),
    ...(shared === null ? {} : { buckets: shared.buckets }),
    ...place,
    headers: securityHeadersFor(place.modelHosts),
    onRequest: requestLog({
      teacher: teacher?.description.name ?? null,
      print: (line) => console.log(line),
      logBodies: guards.logBodies,
    }),
    describe: sentence,
    report,
  });
  const about = setup?.teacher ? servedLine(setup.teacher) : choiceLine(choice);
  const hasStore = shared !== null;
  const lines = [
    about,
    ...renamedVariableWarnings(process.env).map(sentence),
    ...warnings(guards, place, hasStore),
  ];
  for (const line of lines) console.log(line);
  console.log(`The page is at ${server.url} - stop with Ctrl-C.`);
  return {
    ...server,
    async close() {
      await server.close();
      await rooms?.close();
      shared?.close();
      await file?.flush();
    },
  };
}

const servedLine = ({ description: { name, kind } }: Upstream): string => `Teacher: ${name} (${kind}).`;

const choiceLine = (choice: TeacherForProxy): string =>
  choice.teacher === null ? sentence(choice.unavailableReason) : servedLine(choice.teacher);

/** Settings that the operator may not be aware of. */
function warnings(
  { access, dailyTokenBudget, logBodies }: Guards,
  { hostname, budgetFile }: ServerSettings,
  hasStore: boolean,
): string[] {
  const isOpen = access.shared === null && access.tokens.length === 0 && !isLoopback(hostname);
  return [
    ...(isOpen
      ? [
          'Everyone who can reach this address can use the teacher. Set ACCESS_CODE to require a code: see docs/deploy.md.',
        ]
      : []),
    ...(hasStore && budgetFile !== null
      ? ['The store at STORE_URL keeps the daily budget for all copies: BUDGET_FILE is not used.']
      : []),
    ...(dailyTokenBudget !== null && budgetFile === null && !hasStore
      ? ['DAILY_TOKEN_BUDGET is counted in memory, so a restart resets it. BUDGET_FILE keeps the count.']
      : []),
    ...(logBodies ? ['LOG_BODIES=1: problems and answers are written into the log.'] : []),
  ];
}
