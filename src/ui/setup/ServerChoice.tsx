/** The servers that were found on this machine, and the address of any other. */
import { useId } from 'react';

import { useLocale } from '../locales/use-locale.ts';
import type { FoundServer } from '../../teacher/setup-schema.ts';
import type { Setup } from './use-setup.ts';

export function ServerChoice({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { servers, work, draft } = setup;
  const name = useId();
  return (
    <>
      <fieldset className="choices">
        <legend className="label">{strings.setup.servers}</legend>
        {servers.map((server) => (
          <label key={server.url}>
            <input
              type="radio"
              name={name}
              checked={draft.url === server.url}
              onChange={() => setup.pick(server)}
            />
            <ServerName server={server} />
          </label>
        ))}
        {servers.length === 0 && (
          <p className="hint">{work === 'scan' ? strings.setup.scanning : strings.setup.none}</p>
        )}
        <button
          type="button"
          className="button quiet small"
          disabled={work !== null}
          onClick={() => void setup.scan()}
        >
          {strings.setup.scanAgain}
        </button>
      </fieldset>
      <AddressField setup={setup} />
    </>
  );
}

function ServerName({ server: { url, server, usual, models } }: { readonly server: FoundServer }) {
  const strings = useLocale();
  return (
    <span>
      {strings.setup.pick(server ?? usual ?? url, url)}{' '}
      <span className="hint">
        {models.length === 0 ? strings.setup.noModels : strings.setup.models(models.length)}
      </span>
    </span>
  );
}

function AddressField({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { draft, work, session } = setup;
  const id = useId();
  const hosted = (session?.kinds ?? []).flatMap(({ hostedAt }) => (hostedAt === null ? [] : [hostedAt]));
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        void setup.look();
      }}
    >
      <label htmlFor={id}>{strings.setup.address}</label>
      <span className="field-row">
        <input
          id={id}
          type="text"
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          list={`${id}-hosted`}
          placeholder="http://localhost:8000"
          value={draft.url}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setup.change({ url: event.target.value.trim() })}
        />
        <datalist id={`${id}-hosted`}>
          {hosted.map((url) => (
            <option key={url} value={url} />
          ))}
        </datalist>
        <button type="submit" className="button small" disabled={work !== null || draft.url === ''}>
          {work === 'look' ? strings.setup.looking : strings.setup.look}
        </button>
      </span>
      <span id={`${id}-hint`} className="hint">
        {strings.setup.addressHint}
      </span>
    </form>
  );
}
