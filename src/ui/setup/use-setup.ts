/** The state of the dialog that chooses the teacher: what was found, what is typed, and what the proxy answered. */
import { useEffect, useRef, useState } from 'react';

import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { SetupClient } from '../../teacher/setup-client.ts';
import type {
  ChosenTeacher,
  FoundServer,
  KindAdvice,
  SetupSession,
  TeacherEntry,
  TestResult,
} from '../../teacher/setup-schema.ts';

/** What is typed or chosen. An empty key keeps the one that is saved for the same server. */
export type SetupDraft = Omit<TeacherEntry, 'apiKey'> & { readonly apiKey: string };

export type Work = 'scan' | 'look' | 'test' | 'save' | 'reset';

export interface Setup {
  /** null until the proxy has answered. */
  readonly session: SetupSession | null;
  readonly servers: readonly FoundServer[];
  readonly draft: SetupDraft;
  /** The server of the draft's address, where it was looked at. */
  readonly server: FoundServer | null;
  /** Whether the template applies to the kind that is chosen or detected. */
  readonly usesTemplate: boolean;
  /** What to choose instead of the kind, where the server answers it without continuing the text. */
  readonly kindAdvice: KindAdvice | null;
  /** What is in progress. */
  readonly work: Work | null;
  readonly error: CodedError | null;
  readonly result: TestResult | null;
  /** The model that was chosen since the dialog was opened. */
  readonly savedModel: string | null;
  change(change: Partial<SetupDraft>): void;
  pick(server: FoundServer): void;
  scan(): Promise<void>;
  look(): Promise<void>;
  test(): Promise<void>;
  save(): Promise<void>;
  reset(): Promise<void>;
}

const emptyDraft: SetupDraft = { url: '', model: '', kind: '', template: '', apiKey: '' };

const entryOf = ({ apiKey, ...draft }: SetupDraft): TeacherEntry => ({
  ...draft,
  apiKey: apiKey === '' ? null : apiKey,
});

/** The draft for a server that was found: with its only model, or the one that it also has. */
function draftFor(draft: SetupDraft, { url, models }: FoundServer): SetupDraft {
  const [only] = models;
  const model = models.includes(draft.model) ? draft.model : models.length === 1 ? (only ?? '') : '';
  return { ...draft, url, model };
}

/**
 * @param proxy its address
 * @param onChoice called when another teacher serves
 */
export function useSetup(proxy: string, onChoice: () => void): Setup {
  const [client] = useState(() => new SetupClient(proxy));
  /** Aborted when the dialog closes. */
  const leaving = useRef(new AbortController());
  const [session, setSession] = useState<SetupSession | null>(null);
  const [servers, setServers] = useState<readonly FoundServer[]>([]);
  const [draft, setDraft] = useState(emptyDraft);
  const [server, setServer] = useState<FoundServer | null>(null);
  const [work, setWork] = useState<Work | null>('scan');
  const [error, setError] = useState<CodedError | null>(null);
  const [result, setResult] = useState<TestResult | null>(null);
  const [savedModel, setSavedModel] = useState<string | null>(null);
  /** What the proxy said of the draft's kind when it was tested or saved. */
  const [saidAdvice, setSaidAdvice] = useState<KindAdvice | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    leaving.current = controller;
    const open = async () => {
      const opened = await client.session(signal);
      setSession(opened);
      if (opened.chosen !== null) setDraft(draftOf(opened.chosen));
      if (opened.lockedBy.length === 0) setServers((await client.scan(signal)).servers);
    };
    open()
      .catch((thrown: unknown) => void (signal.aborted || setError(codedError(thrown))))
      .finally(() => void (signal.aborted || setWork(null)));
    return () => controller.abort();
  }, [client]);

  /** One thing at a time; what it throws is shown, unless the dialog was closed. */
  async function during(name: Work, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = leaving.current;
    setWork(name);
    setError(null);
    setResult(null);
    setSavedModel(null);
    try {
      await run(signal);
    } catch (thrown) {
      if (!signal.aborted) setError(codedError(thrown));
    } finally {
      setWork(null);
    }
  }

  const asked = draft.kind === '' ? server?.kind : draft.kind;
  const usesTemplate = session?.kinds.find(({ kind }) => kind === asked)?.usesTemplate ?? true;
  /** A template that the dialog does not show is none. */
  const entry = entryOf(usesTemplate ? draft : { ...draft, template: '' });
  return {
    session,
    servers,
    draft,
    server,
    usesTemplate,
    kindAdvice: adviceFor(draft, server) ?? saidAdvice,
    work,
    error,
    result,
    savedModel,
    change(change) {
      setDraft({ ...draft, ...change });
      if (change.url !== undefined) setServer(null);
      if (change.url !== undefined || change.kind !== undefined) setSaidAdvice(null);
      setResult(null);
    },
    pick(found) {
      setServer(found);
      // These belong to the server that was chosen before.
      const others = found.url === draft.url ? {} : { kind: '', apiKey: '', template: '' };
      setDraft(draftFor({ ...draft, ...others }, found));
      setSaidAdvice(null);
      setError(null);
      setResult(null);
    },
    scan: () => during('scan', async (signal) => setServers((await client.scan(signal)).servers)),
    look: () =>
      during('look', async (signal) => {
        const { url, kind, apiKey } = entry;
        const found = await client.look({ url, kind, apiKey }, signal);
        setServer(found);
        setDraft((current) => draftFor(current, found));
      }),
    test: () =>
      during('test', async (signal) => {
        const tested = await client.test(entry, signal);
        setResult(tested);
        setSaidAdvice(tested.kindAdvice);
      }),
    save: () =>
      during('save', async () => {
        const { chosen, kindAdvice } = await client.save(entry);
        setSaidAdvice(kindAdvice);
        setSession((current) => current && { ...current, chosen });
        // It is saved, and leaves the page.
        setDraft((current) => ({ ...current, apiKey: '' }));
        setSavedModel(chosen.model);
        onChoice();
      }),
    reset: () =>
      during('reset', async () => {
        await client.reset();
        setSession((current) => current && { ...current, chosen: null });
        setDraft(emptyDraft);
        setServer(null);
        setSaidAdvice(null);
        onChoice();
      }),
  };
}

/** What is known as soon as the server was looked at. */
function adviceFor({ kind }: SetupDraft, server: FoundServer | null): KindAdvice | null {
  if (server === null || !server.inexactKinds.includes(kind)) return null;
  return { server: server.server ?? server.url, kind, use: server.kind };
}

function draftOf({ hasKey: _, ...chosen }: ChosenTeacher): SetupDraft {
  return { ...chosen, apiKey: '' };
}
