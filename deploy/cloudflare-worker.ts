/**
 * The proxy on Cloudflare Workers, or any platform of the same form: an object with `fetch(request, environment)`. It
 * serves the API; the page comes from any file host (`npm run build:static`), named in ALLOWED_ORIGINS.
 *
 * The teacher may be of any kind but the embedded one, which needs ONNX Runtime. The server is not asked what it is, and
 * there are no files: TEACHER_KIND says it, and prompts that are rendered here are in ChatML.
 */
import type { ExecutionContext } from 'hono';
import { createProxy } from '../src/proxy/app.ts';
import { callLog } from '../src/proxy/observability/request-log.ts';
import { EnvironmentError } from '../src/proxy/settings/environment-error.ts';
import { teacherFromEnvironment } from '../src/proxy/settings/teacher-settings.ts';
import { guardsFromEnvironment, type Environment } from '../src/proxy/settings/guard-settings.ts';
import { withOneRetry } from '../src/proxy/retry.ts';
import type { Upstream } from '../src/proxy/upstream.ts';
import { baseAddress, hostedKindAt, providers } from '../src/proxy/providers/registry.ts';
import { chatML } from '../src/proxy/prompt/prompt-format.ts';
import { withPrefill } from '../src/proxy/providers/with-prefill.ts';

type Proxy = ReturnType<typeof createProxy>;

function teacherOf(environment: Environment): Upstream {
  const choice = teacherFromEnvironment(environment);
  if (choice.kind === 'embedded') {
    throw new EnvironmentError('TEACHER_URL is not set, and the embedded teacher does not run here.');
  }
  const { url, model, apiKey, prefill, timeouts = {} } = choice;
  if (choice.template !== null) {
    throw new EnvironmentError(
      'TEACHER_TEMPLATE is set, and templates are not read here. Leave it out for ChatML.',
    );
  }
  const kind = choice.kind ?? hostedKindAt(url) ?? 'completions';
  const teacher = providers[kind].make({ url: baseAddress(kind, url), model, apiKey, timeouts }, chatML);
  return prefill ? withPrefill(teacher) : teacher;
}

function proxyOf(environment: Environment): Proxy {
  const { dailyTokenBudget, logBodies, ...guards } = guardsFromEnvironment(environment);
  if (dailyTokenBudget !== null) {
    throw new EnvironmentError(
      'DAILY_TOKENS needs a count that all copies share, and copies come and go here. Give createProxy a DailyBudget over a BudgetStore, e.g. in a Durable Object.',
    );
  }
  const teacher = teacherOf(environment);
  return createProxy({
    ...guards,
    teacher: withOneRetry(teacher),
    // The platform sets this header itself, whatever a client sends.
    connection: (context) => ({ remote: { address: context.req.header('CF-Connecting-IP') ?? '' } as const }),
    waitUntil: (context, work) => context.executionCtx.waitUntil(work),
    onCall: callLog({
      teacher: teacher.description.name,
      print: (line) => console.log(line),
      withText: logBodies,
    }),
  });
}

/** The environment is known from the first request on, and stays the same. */
let proxy: Proxy | null = null;

export default {
  async fetch(request: Request, environment: Environment, execution?: ExecutionContext): Promise<Response> {
    try {
      proxy ??= proxyOf(environment);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      console.error(error.message);
      return Response.json({ message: 'The proxy is not set up yet. Its log says why.' }, { status: 503 });
    }
    return proxy.fetch(request, environment, execution);
  },
};
