/** The addresses of students from a folder on disk. */

/** Where folders from disk have their addresses: no such host can exist (RFC 6761), so nothing is ever asked of it. */
const diskOrigin = 'https://folder.invalid';

/**
 * The address of a folder from disk.
 * @param contents a digest of what is in it: another folder of the same name has another address
 */
export function diskFolder(name: string, contents: string): string {
  return `${diskOrigin}/${contents}/${encodeURIComponent(name)}/`;
}

export function isFromDisk(address: string): boolean {
  return new URL(address).origin === diskOrigin;
}
