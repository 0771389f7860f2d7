/** JSON from outside, which may be none. */

/** The value of a JSON text; undefined, which no JSON means, for any other text. A schema says the rest. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
