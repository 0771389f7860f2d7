/**
 * The texts of a lesson's runs and problems on the lead's page: read from the room as they come, so that the lesson can
 * still be saved when the room is gone. No React.
 */
import { codedError, type CodedError } from '../../../errors/coded-error.ts';
import { RoomError } from '../../../room/client.ts';
import type { MaterialId } from '../../../room/events.ts';
import { isMomentary } from '../outbox.ts';

export class LessonTexts {
  readonly #readText: (material: MaterialId) => Promise<string>;
  readonly #texts = new Map<MaterialId, string>();
  /** The room does not have them: a device may have named a run that it never sent. */
  readonly #unknown = new Set<MaterialId>();
  #wanted: readonly MaterialId[] = [];
  #reading: Promise<CodedError | null> | null = null;

  /** @param readText reads a text of the room. @throws RoomError */
  constructor(readText: (material: MaterialId) => Promise<string>) {
    this.#readText = readText;
  }

  /** Those that are here, by their ids. */
  get all(): Readonly<Record<MaterialId, string>> {
    return Object.fromEntries(this.#texts);
  }

  /**
   * Reads those of these texts that are not here yet, and forgets all others.
   * @returns why one could not be read now and may be later; null where the room has given all that it has
   */
  follow(wanted: readonly MaterialId[]): Promise<CodedError | null> {
    this.#wanted = wanted;
    for (const known of this.#texts.keys()) if (!wanted.includes(known)) this.#texts.delete(known);
    this.#reading ??= this.#readMissing().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readMissing(): Promise<CodedError | null> {
    const isMissing = (id: MaterialId): boolean => !this.#texts.has(id) && !this.#unknown.has(id);
    for (let id = this.#wanted.find(isMissing); id !== undefined; id = this.#wanted.find(isMissing)) {
      try {
        const text = await this.#readText(id);
        // Meanwhile another run may have taken its place.
        if (this.#wanted.includes(id)) this.#texts.set(id, text);
      } catch (error) {
        if (!(error instanceof RoomError)) throw error;
        if (isMomentary(error)) return codedError(error);
        this.#unknown.add(id);
      }
    }
    return null;
  }
}
