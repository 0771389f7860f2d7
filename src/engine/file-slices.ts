/**
 * A file that stays where it is stored: its bytes are read when they are needed, slice by slice, so that weights never
 * lie in JavaScript's memory as a whole.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** TypeScript's library for pages lacks this part of workers. */
declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };

export interface FileSlices {
  readonly byteLength: number;
  /** Hex; null where it has not been computed. */
  readonly sha256: string | null;
  /** The bytes from `begin` to before `end`, as a copy. Synchronous: ONNX Runtime asks in the middle of a call. */
  read(begin: number, end: number): Uint8Array<ArrayBuffer>;
}

/** The contents of a file: all of it in memory, or in slices. */
export type FileBytes = Uint8Array<ArrayBuffer> | FileSlices;

export function isSlices(file: FileBytes): file is FileSlices {
  return !(file instanceof Uint8Array);
}

/** Slices of a blob, such as a file that the browser stores on disk. Works in workers only (FileReaderSync). */
export function blobSlices(blob: Blob, digest: string | null): FileSlices {
  const reader = new FileReaderSync();
  return {
    byteLength: blob.size,
    sha256: digest,
    read: (begin, end) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(begin, end))),
  };
}

/**
 * The file as ONNX Runtime takes external data. Of such an array the runtime uses `byteLength` and `subarray` only (see
 * LoadWebAssemblyExternalData in its sources), and copies each tensor to where it belongs at once: so one tensor at a time is
 * in memory.
 */
export function asExternalData(file: FileSlices): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array();
  return Object.defineProperties(bytes, {
    byteLength: { value: file.byteLength },
    subarray: { value: (begin: number, end: number) => file.read(begin, end) },
  });
}

const hashedAtOnce = 8 * 2 ** 20;

/** SHA-256 of a file in slices, hex. */
export function slicesDigest(file: FileSlices): string {
  if (file.sha256 !== null) return file.sha256;
  const hash = sha256.create();
  for (let at = 0; at < file.byteLength; at += hashedAtOnce) {
    hash.update(file.read(at, Math.min(at + hashedAtOnce, file.byteLength)));
  }
  return bytesToHex(hash.digest());
}
