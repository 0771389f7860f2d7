/** `POST /api/setup/...`: the guards first, then the body, then the setup. */
import type { z } from 'zod';
import { codedError } from '../../errors/coded-error.ts';
import { setupActions, setupBodies, type SetupAction } from '../../teacher/setup-schema.ts';
import type { Drain } from '../drain.ts';
import {
  ApiResponse,
  errorResponse,
  jsonResponse,
  type ApiRequest,
  type Handler,
} from '../request/api-request.ts';
import { readBody } from '../request/read-body.ts';
import { drainingResponse } from '../request/request-pipeline.ts';
import { SetupError } from './described-teacher.ts';
import type { SetupGuard } from './setup-guard.ts';
import type { TeacherSetup } from './teacher-setup.ts';

export interface SetupHandlersOptions {
  readonly setup: TeacherSetup;
  readonly guard: SetupGuard;
  readonly drain: Drain;
}

/** Enough for any description of a teacher. */
const maxBodyBytes = 16 * 1024;

/** Reads the body of a request that passed the guards, and does what it asks for. */
type Work = (request: ApiRequest) => Promise<ApiResponse>;

function workOf<T extends object>(
  schema: z.ZodType<T> & { readonly shape: object },
  run: (body: T, request: ApiRequest) => object | Promise<object>,
): Work {
  return async (request) => {
    const body = await readBody(request, schema, Object.keys(schema.shape), maxBodyBytes);
    if (body instanceof ApiResponse) return body;
    try {
      return jsonResponse(await run(body, request));
    } catch (error) {
      if (error instanceof SetupError) return errorResponse(400, codedError(error));
      throw error;
    }
  };
}

/** The handler of each action. */
export function setupHandlers(options: SetupHandlersOptions): ReadonlyMap<SetupAction, Handler> {
  const { setup, guard, drain } = options;
  const work: Readonly<Record<SetupAction, Work>> = {
    session: workOf(setupBodies.session, () => setup.session(guard.token)),
    scan: workOf(setupBodies.scan, () => setup.scan()),
    look: workOf(setupBodies.look, (body) => setup.look(body)),
    test: workOf(setupBodies.test, (body, { signal }) => setup.test(body, signal ?? undefined)),
    save: workOf(setupBodies.save, (body) => setup.save(body)),
    reset: workOf(setupBodies.reset, () => setup.reset()),
  };
  const handlerOf =
    (action: SetupAction): Handler =>
    async (request) => {
      if (drain.isDraining) return drainingResponse();
      const refused = action === 'session' ? guard.refusal(request) : guard.refusalWithToken(request);
      return refused ?? work[action](request);
    };
  return new Map(setupActions.map((action) => [action, handlerOf(action)]));
}
