/**
 * Times the first token of the same calls at a model server: directly, with the very requests that the proxy makes, and
 * through the proxy in a process of its own. Each call is asked once before it is timed, so the server has its prompt
 * cached; then the ways take turns in going first.
 */
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compileForBench } from '../../cli/build/compile.mjs';
import { teacherForProxy } from '../../cli/server/teacher-for-proxy.ts';
import { randomRelayMathProblem } from '../../math/relay-math/relay-math.ts';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import type { TeacherRequest } from '../../relay/teacher.ts';
import { eventNames, paths } from '../../teacher/api-schema.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import { sharedClock } from '../proxy/clock.ts';
import { ServerProcess } from '../proxy/server-process.ts';
import { callSpeed, callWays, type CallSpeed, type Way } from './figures.ts';

export interface TeacherBenchmarkOptions {
  readonly url: string;
  readonly model: string;
  /** Calls of each way. */
  readonly calls: number;
  /** Tokens of a call. */
  readonly tokens: number;
  /** Milliseconds from a prefill to its call. */
  readonly command: number;
  readonly report: (what: string) => void;
}

/** A POST as it is sent. */
interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @throws where the server or the proxy does not answer a call */
export async function measureTeacher(options: TeacherBenchmarkOptions): Promise<CallSpeed> {
  const { url, model, calls, tokens, command, report } = options;
  const environment = { TEACHER_URL: url, TEACHER_MODEL: model, TEACHER_PREFILL: '1' };
  let last: Post | null = null;
  const recording: HttpTransport = (address, init) => {
    last = { url: address, ...init };
    return nodeTransport(address, init);
  };
  const { teacher } = await teacherForProxy(environment, undefined, recording);
  if (teacher === null) throw new Error('There is no teacher to measure.');
  const directly = async (request: TeacherRequest): Promise<Post> => {
    for await (const _ of teacher.write(request)) void _;
    if (last === null) throw new Error('The teacher sent no request.');
    return last;
  };

  const source = fileURLToPath(new URL('teacher-proxy-process.ts', import.meta.url));
  const program = await compileForBench('teacher-proxy', source);
  const [proxy, port] = await ServerProcess.startOwn('The proxy', program, environment);
  const base = `http://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true });
  const times: Record<Way, number[]> = { direct: [], proxy: [], prefilled: [] };
  try {
    for (let call = 0; call < calls; call += 1) {
      if (call % 10 === 0) report(`call ${call} of ${calls}`);
      const { problem, solution } = randomRelayMathProblem(call);
      const context = { problem, prefix: solution.slice(0, Math.floor(solution.length / 2)) };
      const request = { ...context, maxTokens: tokens, temperature: 0, seed: 0 };
      const post = await directly({ ...request, prefixIds: [], fingerprint: '' });
      const throughProxy = postOf(`${base}${paths.teacher}`, request);
      const timed: Record<Way, () => Promise<number>> = {
        direct: () => firstToken(post, agent, null),
        proxy: () => firstToken(throughProxy, agent, eventNames.chunk),
        prefilled: async () => {
          await firstToken(postOf(`${base}${paths.prefill}`, context), agent, null);
          await delay(command);
          return firstToken(throughProxy, agent, eventNames.chunk);
        },
      };
      for (const way of callWays.map((_, i) => callWays[(i + call) % callWays.length])) {
        if (way !== undefined) times[way].push(await timed[way]());
      }
    }
    const { name, kind, server } = teacher.description;
    return callSpeed(`${server ?? kind}, ${name}`, times);
  } finally {
    agent.destroy();
    proxy.stop();
  }
}

const postOf = (url: string, body: object): Post => ({ url, headers: {}, body: JSON.stringify(body) });

/**
 * Milliseconds from the request to the first event, which of a server that sends tokens holds the first token.
 * @param event the name that the event must have; null takes the first bytes, or the end of an empty answer
 */
function firstToken({ url, headers, body }: Post, agent: Agent, event: string | null): Promise<number> {
  const startedAt = sharedClock();
  return new Promise((resolve, reject) => {
    let received = '';
    let ms: number | null = null;
    const request = httpRequest(url, {
      method: 'POST',
      agent,
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Accept: 'text/event-stream',
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('data', (bytes: Buffer) => {
        if (ms !== null) return;
        received += bytes.toString('latin1');
        if (event === null || received.includes(`event: ${event}`)) ms = sharedClock() - startedAt;
      });
      response.on('error', reject);
      // The whole answer is read, so that the next call does not wait for the end of this one.
      response.on('end', () => {
        const isEmpty = received === '' && event === null;
        if ((response.statusCode ?? 500) < 300 && (ms !== null || isEmpty)) {
          resolve(ms ?? sharedClock() - startedAt);
        } else {
          reject(new Error(`${url} answered ${response.statusCode ?? 0}: ${received.slice(0, 200)}`));
        }
      });
    });
    request.end(body);
  });
}
