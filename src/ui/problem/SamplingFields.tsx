/** How the student samples: the temperature and the seed, and, folded up at first, the filters of the draw. */
import { useLocale } from '../locales/use-locale.ts';
import { SettingField } from './NumberField.tsx';

/** The fields. */
export function SamplingFields() {
  const { settings: texts } = useLocale();
  return (
    <>
      <div className="fields">
        <SettingField name="temperature" label={texts.temperature} hint={texts.temperatureHint} />
        <SettingField name="seed" label={texts.seed} />
      </div>
      <details className="hub-more">
        <summary>{texts.filters}</summary>
        <div className="fields">
          <SettingField name="topP" label={texts.topP} hint={texts.topPHint} />
          <SettingField name="topK" label={texts.topK} hint={texts.topKHint} />
          <SettingField name="minP" label={texts.minP} hint={texts.minPHint} />
          <SettingField
            name="repetitionPenalty"
            label={texts.repetitionPenalty}
            hint={texts.repetitionPenaltyHint}
          />
        </div>
      </details>
    </>
  );
}
