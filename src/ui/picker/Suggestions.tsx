/** Models of the hub that are worth a try, with what a person wants to know before a download. */
import { useState } from 'react';

import type { DeviceFacts } from '../../student/device-facts.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage } from '../page-context.ts';
import { modelFolder } from './address.ts';
import { adviceFor } from './advice.ts';
import { HubOffers } from './HubOffers.tsx';
import { relayCheckpoints, suggestedModels, type SuggestedModel } from './hub-models.ts';

/** The list. */
export function Suggestions({ facts }: { readonly facts: DeviceFacts }) {
  const strings = useLocale();
  return (
    <section className="picker-part" aria-label={strings.picker.suggestions}>
      <h3>{strings.picker.suggestions}</h3>
      <ul className="picker-list">
        {suggestedModels.map((model) => (
          <li key={model.id}>
            <Suggestion model={model} facts={facts} />
          </li>
        ))}
      </ul>
      <p className="hint">
        {strings.picker.relay}{' '}
        <a href={relayCheckpoints} rel="noreferrer" target="_blank">
          {strings.picker.relayLink}
        </a>
      </p>
    </section>
  );
}

function Suggestion({ model, facts }: { readonly model: SuggestedModel; readonly facts: DeviceFacts }) {
  const strings = useLocale();
  const device = usePage((state) => state.settings.device);
  const [isOpen, setOpen] = useState(false);
  const advice = adviceFor(model, device, facts);
  const folder = modelFolder(model.id);
  const { about } = strings.picker;
  const known = [
    ...(advice === null
      ? []
      : [
          [strings.picker.download, about(advice.downloadBytes)],
          [strings.picker.memory, about(advice.memoryBytes)],
        ]),
    [strings.picker.context, strings.picker.tokens(model.context)],
    [strings.picker.licence, model.licence],
  ];
  return (
    <article className="picker-model" aria-label={model.name}>
      <div className="picker-row">
        <span className="picker-name">
          {model.name}
          <span className="hint">{strings.picker.goodAt[model.goodAt]}</span>
        </span>
        {!isOpen && (
          <button
            type="button"
            className="button small"
            aria-label={`${strings.picker.showWeights}: ${model.name}`}
            onClick={() => setOpen(true)}
          >
            {strings.picker.showWeights}
          </button>
        )}
      </div>
      <dl className="picker-facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {advice === null
          ? strings.hub.remarks['too-large']
          : `${strings.picker.bestHere(advice.kind === '' ? 'fp32' : advice.kind)} ${strings.picker.why[advice.why]}`}
      </p>
      {isOpen && folder !== null && <HubOffers folder={folder} facts={facts} />}
    </article>
  );
}
