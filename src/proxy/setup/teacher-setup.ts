/** The choice of the teacher in the page: finds servers, tries one, makes it the proxy's teacher, and saves it. */
import { setupError } from '../../teacher/setup-errors.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import type {
  ChosenTeacher,
  LookBody,
  SetupAnswer,
  SetupSession,
  TeacherEntry,
} from '../../teacher/setup-schema.ts';
import { mayRenderPrompt } from '../providers/provider.ts';
import { registry as builtInRegistry, type ProviderRegistry } from '../providers/registry.ts';
import { withOneRetry } from '../retry.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { remoteTeacher, type RemoteTeacherOptions } from '../settings/remote-teacher.ts';
import { valueIn, type Environment } from '../settings/variables.ts';
import type { Upstream } from '../upstream.ts';
import { checkedKey, checkedUrl, describedTeacher, SetupError, setupErrorOf } from './described-teacher.ts';
import { lookAt, scan, usualServers, type UsualServer } from './find-servers.ts';
import type { SavedTeacher, TeacherStore } from './teacher-store.ts';
import { RecordingTransport, tryTeacher } from './try-teacher.ts';

export interface TeacherSetupOptions {
  readonly store: TeacherStore;
  /** Of the process: a teacher that it names wins. */
  readonly environment: Environment;
  /** Called with what was detected of the chosen server. */
  readonly tell: RemoteTeacherOptions['tell'];
  /** Called with why the choice could not be saved. */
  readonly report: (error: unknown) => void;
  /** Sends the calls. */
  readonly transport: HttpTransport;
  readonly fetch?: typeof fetch;
  readonly registry?: ProviderRegistry;
  /** Default: the usual ports of this machine. */
  readonly servers?: readonly UsualServer[];
}

/** Variables that choose the teacher. */
const choosing = ['TEACHERS', 'TEACHER_KIND', 'TEACHER_URL', 'TEACHER_MODEL'];

/** The setup of one proxy. */
export class TeacherSetup {
  readonly #options: TeacherSetupOptions;
  readonly #registry: ProviderRegistry;
  readonly #lockedBy: readonly string[];
  #saved: SavedTeacher | null = null;
  #teacher: Upstream | null = null;

  constructor(options: TeacherSetupOptions) {
    this.#options = options;
    this.#registry = options.registry ?? builtInRegistry;
    this.#lockedBy = choosing.filter((name) => valueIn(options.environment, name) !== '');
  }

  /** The chosen teacher; null where none is chosen, and the proxy's default serves. */
  get teacher(): Upstream | null {
    return this.#teacher;
  }

  /**
   * Takes the saved teacher up, unless the environment names one.
   * @throws EnvironmentError, SetupError where it cannot be used; then none is chosen
   */
  async restore(): Promise<void> {
    if (this.#lockedBy.length > 0) return;
    const saved = await this.#options.store.read();
    if (saved !== null) await this.#choose(saved);
  }

  /** @param token for the requests that follow */
  session(token: string): SetupSession {
    return {
      token,
      file: this.#options.store.path,
      lockedBy: [...this.#lockedBy],
      chosen: this.#saved === null ? null : shown(this.#saved),
      kinds: this.#registry.providers.map((provider) => ({
        kind: provider.kind,
        usesTemplate: mayRenderPrompt(provider),
        hostedAt: provider.isHosted ? provider.url : null,
      })),
    };
  }

  async scan(): Promise<SetupAnswer<'scan'>> {
    this.#requireUnlocked();
    const { servers = usualServers } = this.#options;
    return { servers: await scan(servers, this.#asking()) };
  }

  /** @throws SetupError where nothing answers */
  async look({ url, kind, apiKey }: LookBody): Promise<SetupAnswer<'look'>> {
    this.#requireUnlocked();
    const address = checkedUrl(url.trim());
    const key = checkedKey(this.#keyFor(address, apiKey));
    const found = await lookAt(address, { ...this.#asking(), kind, apiKey: key });
    if (found === null) throw new SetupError(setupError('setup-no-server', { url: address }));
    return found;
  }

  /** @throws SetupError */
  async test(entry: TeacherEntry, signal: LightAbortSignal | undefined): Promise<SetupAnswer<'test'>> {
    this.#requireUnlocked();
    const transport = new RecordingTransport(this.#options.transport);
    return tryTeacher(await this.#create(this.#toSave(entry), transport.send), transport, signal);
  }

  /** @throws SetupError */
  async save(entry: TeacherEntry): Promise<SetupAnswer<'save'>> {
    this.#requireUnlocked();
    const saved = this.#toSave(entry);
    const teacher = await this.#create(saved, this.#options.transport);
    await this.#store((store) => store.write(saved));
    this.#use(saved, teacher);
    return { chosen: shown(saved), kindAdvice: teacher.kindAdvice ?? null };
  }

  /** @throws SetupError */
  async reset(): Promise<SetupAnswer<'reset'>> {
    this.#requireUnlocked();
    await this.#store((store) => store.remove());
    [this.#saved, this.#teacher] = [null, null];
    return {};
  }

  #requireUnlocked(): void {
    if (this.#lockedBy.length === 0) return;
    throw new SetupError(setupError('setup-locked', { variables: this.#lockedBy }));
  }

  #asking() {
    const { fetch } = this.#options;
    return { registry: this.#registry, ...(fetch === undefined ? {} : { fetch }) };
  }

  /** The saved key goes to the server that it was saved for, and to no other. */
  #keyFor(url: string, apiKey: string | null): string {
    if (apiKey !== null) return apiKey;
    const isSame = this.#saved !== null && new URL(this.#saved.url).origin === new URL(url).origin;
    return isSame ? (this.#saved?.apiKey ?? '') : '';
  }

  #toSave({ url, model, kind, template, apiKey }: TeacherEntry): SavedTeacher {
    const address = checkedUrl(url.trim());
    return {
      url: address,
      model: model.trim(),
      kind,
      template: template.trim(),
      apiKey: checkedKey(this.#keyFor(address, apiKey)) ?? '',
    };
  }

  async #choose(saved: SavedTeacher): Promise<void> {
    this.#use(saved, await this.#create(saved, this.#options.transport));
  }

  #use(saved: SavedTeacher, teacher: Upstream): void {
    this.#saved = saved;
    this.#teacher = withOneRetry(teacher);
  }

  async #create(saved: SavedTeacher, transport: HttpTransport): Promise<Upstream> {
    const { environment, tell, fetch } = this.#options;
    const settings = describedTeacher(saved, environment, this.#registry);
    try {
      return await remoteTeacher(settings, {
        tell,
        transport,
        registry: this.#registry,
        ...(fetch === undefined ? {} : { fetch }),
      });
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      throw new SetupError(setupErrorOf(error), { cause: error });
    }
  }

  async #store(change: (store: TeacherStore) => Promise<void>): Promise<void> {
    const { store, report } = this.#options;
    try {
      await change(store);
    } catch (cause) {
      report(cause);
      throw new SetupError(setupError('setup-not-saved', { file: store.path }), { cause });
    }
  }
}

/** What a page may know of it: everything but the key. */
function shown({ apiKey, ...others }: SavedTeacher): ChosenTeacher {
  return { ...others, hasKey: apiKey !== '' };
}
