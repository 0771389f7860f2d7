/**
 * Servers differ in the fields that they accept, and some refuse a request for one that they do not know. Such a field is
 * left out from then on, where the call means the same without it.
 */
import { codedError } from '../../errors/coded-error.ts';
import { TeacherError } from '../../relay/teacher.ts';

/** The server refused a request because of fields in its body. */
export class RefusedFieldsError extends TeacherError {
  readonly fields: readonly string[];

  constructor(fields: readonly string[], refusal: TeacherError) {
    super(refusal.failure, codedError(refusal), { cause: refusal });
    this.fields = fields;
  }
}

/**
 * The fields among `names` that a refusal is about: those that its body names.
 * @param status null for an error within a stream that names none
 */
export function refusedFields(
  status: number | null,
  body: string,
  names: readonly string[],
): readonly string[] {
  if (status !== null && status !== 400 && status !== 422) return [];
  return names.filter((name) => new RegExp(`(?<![\\w])${name}(?![\\w])`).test(body));
}

/** What one server has refused. */
export class RefusedFields {
  readonly #names = new Set<string>();

  /** Returns false where nothing is new, so that the same request is not sent again. */
  add(names: readonly string[]): boolean {
    const before = this.#names.size;
    for (const name of names) this.#names.add(name);
    return this.#names.size > before;
  }

  /** A body without the refused fields. */
  without(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(body).filter(([name]) => !this.#names.has(name)));
  }
}
