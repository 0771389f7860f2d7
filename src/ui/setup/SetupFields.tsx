/** Model, kind, template and key of the teacher that is being chosen. */
import { useLocale } from '../locales/use-locale.ts';
import { SetupField } from './SetupField.tsx';
import { TemplateField } from './TemplateField.tsx';
import type { Setup } from './use-setup.ts';

export function SetupFields({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { draft, session, server, kindAdvice } = setup;
  const kinds = session?.kinds ?? [];
  const isSaved = session?.chosen?.hasKey === true && sameOrigin(session.chosen.url, draft.url);
  return (
    <div className="setup-fields">
      <ModelField setup={setup} />
      <SetupField label={strings.setup.kind}>
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
      </SetupField>
      {kindAdvice !== null && (
        <p className="notice notice-warning setup-advice" role="alert">
          {strings.setup.inexact(kindAdvice)}
        </p>
      )}
      {setup.usesTemplate && <TemplateField setup={setup} />}
      <SetupField label={strings.setup.key} hint={strings.setup.keyHint}>
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
      </SetupField>
    </div>
  );
}

/** A choice among the server's models; a text where it names none. */
function ModelField({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { draft, server } = setup;
  const models = server?.models ?? [];
  return (
    <SetupField label={strings.setup.model}>
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
    </SetupField>
  );
}

function sameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
