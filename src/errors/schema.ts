/** The schema of coded errors from outside: from a file, another worker or the network. */
import { z } from 'zod';
import type { CodedError } from './coded-error.ts';

/** Any code with any values: src/ui/locales checks whether it knows them. */
export const codedErrorSchema: z.ZodType<CodedError> = z.object({
  code: z.string(),
  params: z.record(z.string(), z.unknown()).exactOptional(),
});
