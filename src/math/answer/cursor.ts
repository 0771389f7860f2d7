/** A position in a list of tokens. */
import { NoFormula, type Token } from './tokens.ts';

export class Cursor {
  protected at = 0;

  constructor(protected readonly tokens: Token[]) {}

  protected get token(): Token | undefined {
    return this.tokens[this.at];
  }

  protected isSign(text: string, offset = 0): boolean {
    const token = this.tokens[this.at + offset];
    return token?.kind === 'sign' && token.text === text;
  }

  protected isCommand(text: string, offset = 0): boolean {
    const token = this.tokens[this.at + offset];
    return token?.kind === 'command' && token.text === text;
  }

  protected takeSign(text: string): boolean {
    if (!this.isSign(text)) return false;
    this.at++;
    return true;
  }

  protected takeCommand(text: string): boolean {
    if (!this.isCommand(text)) return false;
    this.at++;
    return true;
  }

  /** @throws NoFormula */
  protected expectSign(text: string): void {
    if (!this.takeSign(text)) throw new NoFormula();
  }
}
