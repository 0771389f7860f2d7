/**
 * A run in a link: its trace, compressed, in the fragment of the page's own address. Browsers never send a fragment to a
 * server.
 */
import type { RelayEvent } from '../../relay/events.ts';
import { formatTrace, withRoundedStats } from '../../relay/trace.ts';
import { PageError, pageError } from '../page-error.ts';
import { LARGEST_TRACE, runMarker } from './limits.ts';

/** Longer links are cut by the programs that they are sent with. */
const LONGEST_LINK = 100_000;

/** The link is longer than can be relied on. */
export class LinkTooLongError extends Error {
  override readonly name = 'LinkTooLongError';
}

/**
 * @param page the address of the page, without a fragment
 * @param answer the right one, where it is known
 * @throws LinkTooLongError
 */
export async function linkTo(
  page: string,
  events: Iterable<RelayEvent>,
  saved: string,
  answer: string | null = null,
): Promise<string> {
  const trace = formatTrace(withRoundedStats(events), saved, answer);
  const bytes = await readAll(compressed(new TextEncoder().encode(trace)), LARGEST_TRACE);
  const link = `${page}${runMarker}${toBase64Url(bytes)}`;
  if (link.length > LONGEST_LINK)
    throw new LinkTooLongError(`The link would have ${link.length} characters.`);
  return link;
}

/**
 * The text of the trace in the fragment of an address.
 * @throws PageError for a fragment that was cut or made up
 */
export async function traceInFragment(fragment: string): Promise<string> {
  try {
    const bytes = fromBase64Url(fragment.slice(runMarker.length));
    const trace = await readAll(decompressed(bytes), LARGEST_TRACE);
    return new TextDecoder('utf-8', { fatal: true }).decode(trace);
  } catch (cause) {
    if (cause instanceof PageError) throw cause;
    throw new PageError(pageError('link-broken'), { cause });
  }
}

const compressed = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> =>
  new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));

const decompressed = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> =>
  new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));

/** @throws PageError when there is more than `most` bytes: a small link may unfold to more than fits the memory */
async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length <= most) continue;
    await reader.cancel();
    throw new PageError(pageError('link-too-large'));
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** RFC 4648, section 5, without padding. */
function toBase64Url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
