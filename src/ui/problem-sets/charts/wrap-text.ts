/** Breaks a text into lines for a picture, where no browser does it. */

/** The width of a character in ems, about: wide ones of Chinese, narrow and broad ones of other scripts. */
function widthOf(character: string): number {
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u.test(character))
    return 1;
  if (/[ .,:;'|!ijlI()[\]]/.test(character)) return 0.32;
  return /[mwMWA-Z%@—]/.test(character) ? 0.78 : 0.56;
}

const widthOfText = (text: string): number => Array.from(text).reduce((sum, each) => sum + widthOf(each), 0);

/**
 * Lines of at most this width. A word that is wider than a line, and Chinese, break between characters.
 * @param width in ems
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string): void => {
    if (line !== '' && widthOfText((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  };
  for (const word of text.match(/\S+\s*/gu) ?? []) {
    const pieces = widthOfText(word) > width || /[\u2e80-\uffef]/u.test(word) ? Array.from(word) : [word];
    pieces.forEach(add);
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
