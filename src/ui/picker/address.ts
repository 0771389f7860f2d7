/** From what a person types to the folder of a model, in the layout of the Hugging Face hub. Pure. */
import { hubOrigin } from '../../student/downloads/hub-search.ts';

const hubId = /^[\w.-]+\/[\w.-]+$/;

/**
 * The URL of a model's folder, with a slash at its end: of a hub id (`org/name`), of a model's page (a host, then
 * `org/name`), or of a folder as it is. Null for anything else.
 */
export function modelFolder(text: string): string | null {
  const typed = text.trim();
  if (hubId.test(typed)) return `${hubOrigin}/${typed}/resolve/main/`;
  if (!/^https?:\/\//.test(typed) || !URL.canParse(typed)) return null;
  const { origin, pathname } = new URL(typed);
  const path = pathname.replace(/^\/+|\/+$/g, '');
  if (path === '') return null;
  return hubId.test(path) ? `${origin}/${path}/resolve/main/` : `${origin}/${path}/`;
}

/** Whether a text may be a part of a model's name, which the hub can search for. */
export function isModelName(text: string): boolean {
  return /^[\w.-]+(?: [\w.-]+)*$/.test(text.trim());
}
