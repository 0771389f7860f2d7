/** How the prompt is rendered: with the server's own template, one that has a name, or one from a file. */
import { useState } from 'react';

import { namedTemplates } from '../../teacher/setup-schema.ts';
import { useLocale } from '../locales/use-locale.ts';
import { SetupField } from './SetupField.tsx';
import type { Setup } from './use-setup.ts';

/** The choice of a file, whose path or address is typed below it. */
const file = 'file';

export function TemplateField({ setup }: { readonly setup: Setup }) {
  const strings = useLocale();
  const { template } = setup.draft;
  /** A file was chosen, and its path is not typed yet. */
  const [isFileChosen, setFileChosen] = useState(false);
  const isName = template === '' || namedTemplates.some((name) => name === template);
  const choice = isName ? (isFileChosen && template === '' ? file : template) : file;
  return (
    <>
      <SetupField label={strings.setup.template}>
        {(id) => (
          <select
            id={id}
            value={choice}
            onChange={({ target }) => {
              setFileChosen(target.value === file);
              setup.change({ template: target.value === file ? '' : target.value });
            }}
          >
            <option value="">{strings.setup.templateOfServer}</option>
            {namedTemplates.map((name) => (
              <option key={name} value={name}>
                {strings.setup.templates[name]}
              </option>
            ))}
            <option value={file}>{strings.setup.templateInFile}</option>
          </select>
        )}
      </SetupField>
      {choice === file && (
        <SetupField label={strings.setup.templateFile} hint={strings.setup.templateHint}>
          {(id) => (
            <input
              id={id}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={template}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => {
                setFileChosen(true);
                setup.change({ template: target.value });
              }}
            />
          )}
        </SetupField>
      )}
    </>
  );
}
