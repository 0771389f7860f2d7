/**
 * The proxy on Cloudflare Workers, or any platform of the same form: an object with `fetch(request, environment)`. It
 * serves the API; the page comes from any file host (`npm run build:static`), named in ALLOWED_ORIGINS.
 *
 * The teacher may be of any kind but the embedded one, which needs ONNX Runtime. The provider is not detected, and there
 * are no files: set TEACHER_KIND, and prompts that the proxy renders are in ChatML.
 */
import type { ExecutionContext } from 'hono';
import { sentence } from '../src/cli/sentence.ts';
import { createProxy } from '../src/proxy/app.ts';
import { requestLog } from '../src/proxy/observability/request-log.ts';
import { chatML } from '../src/proxy/prompt/prompt-format.ts';
import { baseAddress, providerUpstream } from '../src/proxy/providers/provider.ts';
import { registry } from '../src/proxy/providers/registry.ts';
import { withPrefill } from '../src/proxy/providers/with-prefill.ts';
import { withOneRetry } from '../src/proxy/retry.ts';
import { sentError } from '../src/proxy/request/sent-error.ts';
import { EnvironmentError } from '../src/proxy/settings/environment-error.ts';
import { serverError } from '../src/proxy/settings/errors.ts';
import { guardsFromEnvironment } from '../src/proxy/settings/guard-settings.ts';
import { renamedVariableWarnings } from '../src/proxy/settings/renamed-variables.ts';
import { teacherFromEnvironment } from '../src/proxy/settings/teacher-settings.ts';
import type { Environment } from '../src/proxy/settings/variables.ts';
import type { Upstream } from '../src/proxy/upstream.ts';
import { apiError } from '../src/teacher/api-errors.ts';

type Proxy = ReturnType<typeof createProxy>;

function teacherOf(environment: Environment): Upstream {
  const settings = teacherFromEnvironment(environment);
  if (settings.type === 'embedded') {
    throw new EnvironmentError(serverError('teacher-url-missing-here'));
  }
  const { url, model, apiKey, prefill, timeouts } = settings;
  if (settings.template !== null) {
    throw new EnvironmentError(serverError('template-not-read-here'));
  }
  const provider = settings.provider ?? registry.hostedAt(url) ?? registry.fallback;
  const server = { url: baseAddress(provider, url), model, apiKey, timeouts };
  const teacher = providerUpstream(provider, server, chatML);
  return prefill ? withPrefill(teacher) : teacher;
}

function proxyOf(environment: Environment): Proxy {
  for (const notice of renamedVariableWarnings(environment)) console.warn(sentence(notice));
  const { dailyTokenBudget, logBodies, ...guards } = guardsFromEnvironment(environment);
  if (dailyTokenBudget !== null) {
    throw new EnvironmentError(serverError('budget-not-shared'));
  }
  const teacher = teacherOf(environment);
  return createProxy({
    ...guards,
    teacher: withOneRetry(teacher),
    describe: sentence,
    // The platform sets this header itself, whatever a client sends.
    connection: (context) => ({ remote: { address: context.req.header('CF-Connecting-IP') ?? '' } as const }),
    waitUntil: (context, work) => context.executionCtx.waitUntil(work),
    onRequest: requestLog({
      teacher: teacher.description.name,
      print: (line) => console.log(line),
      logBodies,
    }),
  });
}

/** Created at the first request, as the environment is not known before. */
let proxy: Proxy | null = null;

export default {
  async fetch(request: Request, environment: Environment, execution?: ExecutionContext): Promise<Response> {
    try {
      proxy ??= proxyOf(environment);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      console.error(sentence(error));
      return Response.json(sentError(apiError('proxy-not-set-up'), sentence), { status: 503 });
    }
    return proxy.fetch(request, environment, execution);
  },
};
