import { expect, it } from 'vitest';

import { decodeText } from './decode-text.ts';

it('reads bytes that are UTF-8, UTF-16 or the code page of Windows', () => {
  const utf16 = (text: string, isBig: boolean) =>
    Uint8Array.from(
      [...`\uFEFF${text}`].flatMap((c) => {
        const code = c.charCodeAt(0);
        return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
  expect(decodeText(new TextEncoder().encode('größer'))).toEqual({ text: 'größer', isGuess: false });
  expect(decodeText(utf16('größer', false))).toEqual({ text: 'größer', isGuess: false });
  expect(decodeText(utf16('größer', true))).toEqual({ text: 'größer', isGuess: false });
  expect(decodeText(Uint8Array.from([0x67, 0x72, 0xf6, 0xdf, 0x65, 0x72]))).toEqual({
    text: 'größer',
    isGuess: true,
  });
});
