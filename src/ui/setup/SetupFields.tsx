/** Model, kind, template and key of the teacher that is being chosen. */
import { useId, type ReactNode } from 'react';

import { useLocale } from '../locales/use-locale.ts';
import type { Setup } from './use-setup.ts';

export function SetupFields({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { draft, session, server } = setup;
  const kinds = session?.kinds ?? [];
  const asked = draft.kind === '' ? server?.kind : draft.kind;
  const usesTemplate = kinds.find(({ kind }) => kind === asked)?.usesTemplate ?? true;
  const isSaved = session?.chosen?.hasKey === true && sameOrigin(session.chosen.url, draft.url);
  return (
    <div className="setup-fields">
      <ModelField setup={setup} />
      <Field label={strings.setup.kind}>
        {(id) => (
          <select id={id} value={draft.kind} onChange={({ target }) => setup.change({ kind: target.value })}>
            <option value="">{strings.setup.detected(server?.kind ?? '')}</option>
            {kinds.map(({ kind }) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        )}
      </Field>
      {usesTemplate && (
        <Field label={strings.setup.template} hint={strings.setup.templateHint}>
          {(id) => (
            <input
              id={id}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={draft.template}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => setup.change({ template: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={strings.setup.key} hint={strings.setup.keyHint}>
        {(id) => (
          <input
            id={id}
            type="password"
            autoComplete="off"
            value={draft.apiKey}
            placeholder={isSaved ? strings.setup.keySaved : ''}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setup.change({ apiKey: target.value.trim() })}
          />
        )}
      </Field>
    </div>
  );
}

/** A choice among the server's models; a text where it names none. */
function ModelField({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { draft, server } = setup;
  const models = server?.models ?? [];
  return (
    <Field label={strings.setup.model}>
      {(id) =>
        models.length === 0 ? (
          <input
            id={id}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={draft.model}
            onChange={({ target }) => setup.change({ model: target.value })}
          />
        ) : (
          <select
            id={id}
            value={draft.model}
            onChange={({ target }) => setup.change({ model: target.value })}
          >
            <option value="">{strings.setup.modelChoice}</option>
            {models.map((model) => (
              <option key={model} value={model}>
                {model}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Makes the control with this id; its hint has the id with `-hint`. */
  readonly children: (id: string) => ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-row">{children(id)}</span>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}

function sameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
