import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { joinCodeFrom, readJoinCode, shownJoinCode } from './join-code.ts';

const anyCode = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(joinCodeFrom);

describe('a join code', () => {
  it('is read as it is shown, in any case and with other separators', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(' ', '-', ' – ', '.', ''), (code, separator) => {
        expect(readJoinCode(shownJoinCode(code))).toBe(code);
        expect(readJoinCode(` ${code.slice(0, 3)}${separator}${code.slice(3).toLowerCase()} `)).toBe(code);
      }),
    );
  });

  it('has no letter that looks like another sign', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY]{6}$/);
      }),
    );
  });

  it.each(['', 'ACDEF', 'ACDEFGH', 'ACDEF0', 'ACDEFO', '../../', 'АСDEFG'])('is not %j', (text) => {
    expect(readJoinCode(text)).toBeNull();
  });
});
