/** Reads the JSON body of a request, and checks its content type, size and shape. */
import type { z } from 'zod';
import { apiError } from '../../teacher/api-errors.ts';
import { bodyError } from '../../teacher/api-schema.ts';
import { errorResponse, type ApiRequest, type ApiResponse } from './api-request.ts';

const decoder = new TextDecoder();

/**
 * The body, or the error response.
 * @param fields the names of the fields that the body must hold
 * @param maxBytes the largest body
 */
export async function readBody<T extends object>(
  request: ApiRequest,
  schema: z.ZodType<T>,
  fields: readonly string[],
  maxBytes: number,
): Promise<T | ApiResponse> {
  // Browsers let any page send other content types without a CORS preflight.
  if (!/^application\/json\b/i.test(request.header('content-type') ?? '')) {
    return errorResponse(415, apiError('body-not-json-type'));
  }
  let bytes: Uint8Array | null;
  try {
    bytes = await request.bytes(maxBytes);
  } catch {
    // The client is gone, so this response only sets the outcome in the log.
    return errorResponse(400, apiError('body-broke-off'));
  }
  if (bytes !== null) return parse(decoder.decode(bytes), schema, fields);
  return errorResponse(413, apiError('body-too-large', { bytes: maxBytes }));
}

function parse<T extends object>(
  text: string,
  schema: z.ZodType<T>,
  fields: readonly string[],
): T | ApiResponse {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return errorResponse(400, apiError('body-not-json', { fields }));
  }
  const result = schema.safeParse(json);
  return result.success ? result.data : errorResponse(400, bodyError(result.error));
}
