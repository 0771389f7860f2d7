/**
 * The proxy as a fetch-standard app: (Request) => Response. It checks what a page sends, hands it to the one teacher
 * that it was given, and streams the answer back. A page can never name an upstream.
 *
 * It knows HTTP and limits. It knows no platform (Node, Vite, an edge worker mount it) and no upstream's protocol.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { TeacherRequest } from '../relay/teacher.ts';
import { paths, teacherBody, wireLimits, type TeacherBody } from '../teacher/wire.ts';
import { answer } from './answer.ts';
import { securityHeaders, withHeaders } from './security-headers.ts';
import type { Upstream } from './upstream.ts';

export interface ProxyLimits {
  /** Bytes of a request body; more is a 413. */
  readonly bodyBytes: number;
  /** Answers that are streamed at the same time; one more is a 429. */
  readonly streams: number;
}

export const defaultLimits: ProxyLimits = { bodyBytes: wireLimits.bodyBytes, streams: 64 };

export interface ProxyOptions {
  /** null: no teacher serves, and the API answers 503 with `absence`. */
  readonly teacher: Upstream | null;
  /** Why there is no teacher, as a sentence for the page. */
  readonly absence?: string;
  readonly limits?: Partial<ProxyLimits>;
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages elsewhere that may ask, by their origin; none where left out. */
  readonly allowedOrigins?: readonly string[];
  /** Aborted when the proxy goes away: open answers end with an error event. */
  readonly shutdown?: AbortSignal;
  /** Told of defects of the proxy itself; a teacher's failures are answers, not defects. */
  readonly report?: (error: unknown) => void;
}

/** Neither caches nor compression may hold a token back. */
const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

type RefusalStatus = 400 | 404 | 405 | 413 | 415 | 429 | 500 | 503;

function refuse(context: Context, status: RefusalStatus, message: string): Response {
  context.header('Cache-Control', 'no-store');
  return context.json({ message }, status);
}

/** The body, or the sentence that says what is wrong with it. */
function parseBody(text: string): TeacherBody | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'The body is not JSON. Send a JSON object with `problem`, `prefix`, `maxTokens`, `temperature` and `seed`.';
  }
  const result = teacherBody.safeParse(json);
  return result.success
    ? result.data
    : (result.error.issues[0]?.message ?? 'The body has the wrong shape. Compare it with the API.');
}

function requestOf(body: TeacherBody): TeacherRequest {
  // Without a fingerprint the ids mean nothing: the teacher reads the text.
  return { ...body, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
}

/**
 * The proxy's routes: `POST /api/teacher`, `GET /api/health`, and a JSON 404 for anything else below `/api`. Paths
 * outside `/api` are free for the caller to add.
 *
 * @example
 *   const app = createProxy({ teacher });
 *   const response = await app.request('/api/health'); // {"teacher":{"name":…,"kind":"embedded","fingerprint":…}}
 */
export function createProxy(options: ProxyOptions): Hono {
  const { teacher } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const absence = options.absence ?? 'This proxy has no teacher.';
  const shutdown = options.shutdown ?? new AbortController().signal;
  const report = options.report ?? ((error: unknown) => console.error('The proxy failed.', error));
  const app = new Hono();
  let open = 0;

  app.use(withHeaders(options.headers ?? securityHeaders));
  app.use(
    '/api/*',
    cors({
      origin: [...(options.allowedOrigins ?? [])],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Content-Type'],
      exposeHeaders: ['Retry-After'],
      maxAge: 600,
    }),
  );

  app.get(paths.health, (context) => {
    if (teacher === null) return refuse(context, 503, absence);
    context.header('Cache-Control', 'no-store');
    return context.json({ teacher: teacher.description });
  });

  app.post(
    paths.teacher,
    bodyLimit({
      maxSize: limits.bodyBytes,
      onError: (context) =>
        refuse(
          context,
          413,
          `The body is larger than ${Math.floor(limits.bodyBytes / 1024)} KiB. Shorten the problem or the solution so far.`,
        ),
    }),
    async (context) => {
      // Other types could be sent by any page without the browser's asking first (CORS).
      if (!/^application\/json\b/i.test(context.req.header('Content-Type') ?? '')) {
        return refuse(context, 415, 'The body must be JSON. Set the header Content-Type: application/json.');
      }
      const body = parseBody(await context.req.text());
      if (typeof body === 'string') return refuse(context, 400, body);
      if (teacher === null) return refuse(context, 503, absence);
      if (shutdown.aborted) return refuse(context, 503, 'The proxy is being stopped.');
      if (open >= limits.streams) {
        context.header('Retry-After', '5');
        return refuse(context, 429, 'The teacher is busy with other pages. Try again in a few seconds.');
      }
      open += 1;
      const stream = answer({
        write: (signal) => teacher.write(requestOf(body), signal),
        client: context.req.raw.signal,
        shutdown,
        onEnd: () => (open -= 1),
        report,
      });
      return new Response(stream, { headers: streamHeaders });
    },
  );

  app.all(paths.health, (context) => {
    context.header('Allow', 'GET');
    return refuse(context, 405, `Use GET for ${paths.health}.`);
  });
  app.all(paths.teacher, (context) => {
    context.header('Allow', 'POST');
    return refuse(context, 405, `Use POST for ${paths.teacher}.`);
  });
  app.all('/api/*', (context) =>
    refuse(
      context,
      404,
      `There is nothing at ${context.req.path.slice(0, 100)}. The proxy knows ${paths.teacher} and ${paths.health}.`,
    ),
  );
  app.onError((error, context) => {
    report(error);
    return refuse(context, 500, 'The proxy failed. Try again.');
  });
  return app;
}
