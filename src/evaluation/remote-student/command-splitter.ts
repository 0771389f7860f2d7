/**
 * Finds `<call>` and `</call>` in text that arrives in parts. A part of a tag at the end waits until it is clear whether it
 * becomes one.
 */
export type Tag = '<call>' | '</call>';

const tags = ['<call>', '</call>'] as const satisfies readonly Tag[];
const tag = /<\/?call>/;

export class CommandSplitter {
  #held = '';

  /** @returns the texts and tags that are certain, in order */
  push(text: string): string[] {
    this.#held += text;
    const found: string[] = [];
    for (let match = tag.exec(this.#held); match !== null; match = tag.exec(this.#held)) {
      if (match.index > 0) found.push(this.#held.slice(0, match.index));
      found.push(match[0]);
      this.#held = this.#held.slice(match.index + match[0].length);
    }
    const start = this.#held.lastIndexOf('<');
    const waits = start >= 0 && tags.some((each) => each.startsWith(this.#held.slice(start)));
    const certain = waits ? this.#held.slice(0, start) : this.#held;
    this.#held = this.#held.slice(certain.length);
    if (certain !== '') found.push(certain);
    return found;
  }

  /** @returns what waits, as text */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

export const isTag = (text: string): text is Tag => tags.some((each) => each === text);
