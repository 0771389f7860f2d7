/** A student or a teacher as the arguments of a command name it. */
import { basename } from 'node:path';

/** A model in a folder of this machine, a teacher behind a proxy of this project, or a model behind another server. */
export type ModelChoice =
  | { readonly kind: 'folder'; readonly path: string }
  /** @property name one of the proxy's teachers; null for its default */
  | { readonly kind: 'proxy'; readonly url: string; readonly name: string | null }
  | {
      readonly kind: 'server';
      readonly url: string;
      /** Its name there; null takes the server's only one. */
      readonly model: string | null;
      /** File of the student's chat template, where the prompt is rendered here; null leaves it to the server. */
      readonly template: string | null;
    };

/** The model of a folder, or the one behind a server where there is an address. */
export function folderOrServer(
  folder: string,
  url: string | undefined,
  model: string | undefined,
  template?: string,
): ModelChoice {
  if (url === undefined) return { kind: 'folder', path: folder };
  return { kind: 'server', url, model: model ?? null, template: template ?? null };
}

/** How a model is called in reports. */
export function labelOf(choice: ModelChoice): string {
  switch (choice.kind) {
    case 'folder':
      return basename(choice.path);
    case 'proxy':
      return choice.name ?? choice.url;
    case 'server':
      return choice.model ?? choice.url;
  }
}
