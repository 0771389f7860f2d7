/** A member's token: which room, which member, and a secret that only the member and the server know. */
import { readJoinCode } from '../../room/join-code.ts';
import type { MemberNumber } from '../../room/events.ts';

export interface MemberToken {
  readonly code: string;
  readonly member: MemberNumber;
  /** 128 random bits, hex. */
  readonly secret: string;
}

export const tokenText = ({ code, member, secret }: MemberToken): string => `${code}.${member}.${secret}`;

/** null for anything that is no token. */
export function readToken(text: string): MemberToken | null {
  const [, code = '', member = '', secret = ''] = /^([A-Z]+)\.(\d{1,6})\.([0-9a-f]{32})$/.exec(text) ?? [];
  return readJoinCode(code) === code && code !== '' ? { code, member: Number(member), secret } : null;
}
