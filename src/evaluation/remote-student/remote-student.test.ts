import { describe, expect, it } from 'vitest';
import { reduceLog, type RunState } from '../../relay/run-state.ts';
import { solutionText } from '../../relay/solution.ts';
import { logOf, type RunOptions } from '../../relay/testing/run.ts';
import { ScriptedTeacher, textAnswer } from '../../relay/testing/scripted-teacher.ts';
import { defaultRetries } from '../runs/retries.ts';
import { ScriptedServer, type ScriptedServerOptions } from '../testing/scripted-server.ts';
import type { StudentServer } from './completion-stream.ts';
import { CommandSplitter } from './command-splitter.ts';
import { remoteStudent } from './remote-student.ts';
import { checkUnchanged, serverFacts } from './server-facts.ts';

const script = 'We add. 98 + 1 = <call>2</call>99. So \\boxed{<call>2</call>99}';

interface Wanted extends Partial<ScriptedServerOptions> {
  readonly server?: Partial<StudentServer>;
  readonly options?: RunOptions;
  readonly answers?: readonly string[];
}

function setUp({ server: changed = {}, ...rest }: Wanted = {}) {
  const server = new ScriptedServer({ script: () => script, isVllm: true, ...rest });
  const waits: number[] = [];
  let overloads = 0;
  const student = remoteStudent(
    {
      url: 'http://student.example/v1',
      model: 'scripted',
      apiKey: null,
      api: { kind: 'chat' },
      contextLength: 4096,
      maxTokens: 512,
      hasExtensions: rest.isVllm ?? true,
      wantsStats: false,
      ...changed,
    },
    {
      identity: { name: 'scripted', device: 'remote' },
      fetch: server.fetch,
      retries: {
        ...defaultRetries,
        attempts: 4,
        random: () => 1,
        wait: (milliseconds) => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
      },
      onOverload: () => (overloads += 1),
    },
  );
  return { server, student, waits, overloads: () => overloads };
}

type SetUp = ReturnType<typeof setUp>;

async function run(
  { student }: SetUp,
  { options = {}, answers = ['99', '99'] }: Wanted = {},
): Promise<RunState> {
  const teacher = new ScriptedTeacher(answers.map((text) => textAnswer([text], { tokens: 2 })));
  return reduceLog(await logOf(student, options.policy === 'never' ? null : teacher, options));
}

describe('a student behind a server', () => {
  it.each([true, false])('is called, and continues after the teacher, as text (vLLM: %s)', async (isVllm) => {
    const all = setUp({ isVllm });
    const state = await run(all);
    expect(solutionText(state)).toBe('We add. 98 + 1 = 99. So \\boxed{99}');
    expect(state.calls.map(({ prefix, requested }) => [prefix, requested])).toEqual([
      ['We add. 98 + 1 = ', 2],
      ['We add. 98 + 1 = 99. So \\boxed{', 2],
    ]);
    expect(state.metrics.teacherTokens).toBe(4);
    expect(state.status).toMatchObject({ reason: { kind: 'end-token' } });
    // One request for each part, the last of which ends the solution.
    expect(all.server.requests.map(({ messages }) => messages?.[1]?.content ?? '')).toEqual([
      '',
      'We add. 98 + 1 = 99',
      'We add. 98 + 1 = 99. So \\boxed{99',
    ]);
    expect(all.server.requests[0]).toMatchObject({ stop: ['</call>'], stream: true, model: 'scripted' });
    expect(all.server.requests[1]).toMatchObject({
      continue_final_message: true,
      add_generation_prompt: false,
    });
  });

  it('may get its prompt rendered here, for a server that cannot continue a message', async () => {
    const api = { kind: 'completions', prompt: (problem: string) => `${problem}\u0001` } as const;
    const all = setUp({ server: { api } });
    expect(solutionText(await run(all))).toBe('We add. 98 + 1 = 99. So \\boxed{99}');
    expect(all.server.requests[1]?.prompt).toBe('What is 2 + 3?\u0001We add. 98 + 1 = 99');
  });

  it('does not call where it must not, whether its server can keep it from that or not', async () => {
    const kept = setUp();
    expect(solutionText(await run(kept, { options: { policy: 'never' } }))).toBe(
      'We add. 98 + 1 = 99. So \\boxed{99}',
    );
    expect(kept.server.requests[0]?.bad_words).toEqual(['<call>']);
    const free = await run(setUp({ isVllm: false }), { options: { policy: 'never' } });
    expect(free.calls).toEqual([]);
    expect(solutionText(free)).toContain('98 + 1 = <call>2</call>99');
  });

  it('asks for a fixed length, and stops calling after the last call', async () => {
    const all = setUp();
    const state = await run(all, { options: { policy: 'fixed:7', limits: { maxCalls: 1 } } });
    expect(state.calls.map(({ requested }) => requested)).toEqual([7]);
    expect(solutionText(state)).toBe('We add. 98 + 1 = 99. So \\boxed{99}');
  });

  it('lets a policy call at a token, and then continues from the teacher’s words', async () => {
    const all = setUp({ script: () => 'It is \\boxed{5}' });
    const state = await run(all, {
      answers: ['It is'],
      options: { policy: 'token-random:1', limits: { maxCalls: 1 } },
    });
    expect(solutionText(state)).toBe('It is \\boxed{5}');
    expect(state.calls).toHaveLength(1);
  });

  it.each(['x<call>abc</call>y', 'x</call>y', '<call></call>y'])(
    'continues after what is no command: %s',
    async (text) => {
      const state = await run(setUp({ script: () => text }));
      expect(state.calls).toEqual([]);
      expect(state.status).toMatchObject({ reason: { kind: 'end-token' } });
      expect(solutionText(state)).toMatch(/y$/);
    },
  );

  it('continues at its server’s limit on one request', async () => {
    const all = setUp({ script: () => 'one two three four five six seven', server: { maxTokens: 2 } });
    expect(solutionText(await run(all))).toBe('one two three four five six seven');
    expect(all.server.requests.length).toBeGreaterThan(3);
  });

  it('stops at the run’s own limit', async () => {
    const all = setUp({ script: () => 'one two three four five six seven' });
    const state = await run(all, { options: { limits: { maxTokens: 3 } } });
    expect(state.status).toMatchObject({ reason: { kind: 'length' } });
    expect(state.metrics.studentTokens).toBe(3);
  });

  it('takes the run again from its problem for the next one', async () => {
    const all = setUp();
    const first = await run(all);
    expect(solutionText(await run(all))).toBe(solutionText(first));
  });
});

describe('a student’s server that fails', () => {
  it('is asked again: offline, overloaded, broken, and the solution is the same', async () => {
    const all = setUp();
    all.server.faults.push(
      { kind: 'offline' },
      { kind: 'status', status: 429, retryAfter: 7 },
      { kind: 'status', status: 503 },
      { kind: 'cut', after: 3 },
    );
    expect(solutionText(await run(all))).toBe('We add. 98 + 1 = 99. So \\boxed{99}');
    expect(all.waits).toEqual([1000, 7000, 4000, 1000]);
    expect(all.overloads()).toBe(2);
  });

  it('fails the run when it stays away', async () => {
    const all = setUp();
    all.server.faults.push(...Array.from({ length: 4 }, () => ({ kind: 'offline' }) as const));
    const state = await run(all);
    expect(state.status).toMatchObject({ reason: { kind: 'failed', error: { code: 'student-failed' } } });
  });

  it('fails the run at once where it refuses, with its words', async () => {
    const all = setUp();
    all.server.faults.push({ kind: 'status', status: 404, body: '{"error":{"message":"no such model"}}' });
    const state = await run(all);
    expect(JSON.stringify(state.status)).toContain('no such model');
    expect(all.waits).toEqual([]);
  });

  it('ends the run where the problem is longer than its context', async () => {
    const all = setUp();
    const body = '{"error":{"message":"This model\'s maximum context length is 4096 tokens."}}';
    all.server.faults.push({ kind: 'status', status: 400, body });
    expect((await run(all)).status).toMatchObject({ reason: { kind: 'context-full' } });
  });

  it('fails the run where another model answers', async () => {
    const all = setUp();
    all.server.model = 'another';
    expect(JSON.stringify((await run(all)).status)).toContain('answers as another');
  });
});

describe('what a server says of itself', () => {
  const ask = { apiKey: null };

  it('is its only model, its context and what serves it', async () => {
    const { fetch } = new ScriptedServer({ script: () => '', isVllm: true, contextLength: 99 });
    expect(await serverFacts('http://x.example/v1', null, { ...ask, fetch })).toEqual({
      model: 'scripted',
      root: 'scripted',
      contextLength: 99,
      ownedBy: 'vllm',
    });
    await expect(serverFacts('http://x.example/v1', 'b', { ...ask, fetch })).rejects.toThrow(
      'It has scripted',
    );
  });

  it('must stay the same during an evaluation', async () => {
    const server = new ScriptedServer({ script: () => '' });
    const { fetch } = server;
    const before = await serverFacts('http://x.example/v1', null, { ...ask, fetch });
    checkUnchanged('http://x.example/v1', before, before);
    server.model = 'other';
    const now = await serverFacts('http://x.example/v1', null, { ...ask, fetch });
    expect(() => checkUnchanged('http://x.example/v1', before, now)).toThrow('had the model scripted');
  });

  it.each([
    [() => Promise.reject(new TypeError('fetch failed')), 'No server answers'],
    [() => Promise.resolve(new Response('', { status: 500 })), 'status 500'],
    [() => Promise.resolve(new Response('<html>')), 'lists no models'],
  ])('is refused in words where it is nothing', async (fetch, words) => {
    await expect(serverFacts('http://x.example/v1', null, { ...ask, fetch })).rejects.toThrow(words);
  });
});

describe('the splitter of commands', () => {
  it('finds tags in any pieces', () => {
    const text = 'a<b <call>12</call>c</cal';
    for (let size = 1; size <= text.length; size += 1) {
      const splitter = new CommandSplitter();
      const parts: string[] = [];
      for (let at = 0; at < text.length; at += size) parts.push(...splitter.push(text.slice(at, at + size)));
      parts.push(splitter.end());
      expect(parts.join('')).toBe(text);
      expect(parts.filter((part) => part.includes('call>'))).toEqual(['<call>', '</call>']);
    }
  });
});
