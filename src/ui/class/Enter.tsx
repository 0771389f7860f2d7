/** Before a class: why the last one is over, and the forms to lead one or to join one. */
import { useId, useState, useSyncExternalStore } from 'react';

import { readJoinCode } from '../../room/join-code.ts';
import { textLimits } from '../../room/limits.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { usePage } from '../page-context.ts';
import { classMarker } from './class-entry.ts';
import type { ClassEnd } from './class-store.ts';
import { useClass, useClassState } from './page-class.ts';
import { useRoomTexts } from './room-texts.ts';

/** The code in the page's own address; '' for none. */
const codeInAddress = (): string => {
  const { hash } = window.location;
  return hash.startsWith(classMarker) ? (readJoinCode(hash.slice(classMarker.length)) ?? '') : '';
};

/** Calls back when the address changes, as where a person pastes that of a class. */
function onAddress(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The forms. */
export function Enter() {
  const texts = useRoomTexts();
  const end = useClassState((state) => state.end);
  const staysHere = usePage((state) => state.stayOnDevice);
  const invited = useSyncExternalStore(onAddress, codeInAddress);
  return (
    <>
      {end !== null && <EndNotice end={end} />}
      {staysHere && (
        <p className="notice notice-problem" role="status">
          {texts.join.staysHere}
        </p>
      )}
      <div className="class-enter">
        <Join key={invited} invited={invited} isAllowed={!staysHere} />
        {/* Who follows the address of a class wants to join it. */}
        {invited === '' && <Lead isAllowed={!staysHere} />}
      </div>
    </>
  );
}

function EndNotice({ end }: { readonly end: ClassEnd }) {
  const strings = useLocale();
  const texts = useRoomTexts();
  return (
    <p className="notice" role="status">
      {end.kind === 'refused' ? sentenceOf(end.error, strings) : texts.over[end.kind]}
    </p>
  );
}

function Join({ invited, isAllowed }: { readonly invited: string; readonly isAllowed: boolean }) {
  const texts = useRoomTexts();
  const { join } = useClass();
  const isEntering = useClassState((state) => state.isEntering);
  const [code, setCode] = useState(invited);
  const [name, setName] = useState('');
  const hint = useId();
  const leaves = useId();
  const read = readJoinCode(code);
  const isWrong = code.trim().length >= 6 && read === null;
  return (
    <form
      className="class-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read !== null) void join(read, name);
      }}
    >
      <h2 className="heading">{texts.join.heading}</h2>
      <div className="class-fields">
        <label>
          <span className="label">{texts.join.code}</span>
          <input
            className="class-code-field"
            type="text"
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            value={code}
            aria-invalid={isWrong}
            aria-describedby={hint}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <label>
          <span className="label">{texts.join.name}</span>
          <input
            type="text"
            required
            dir="auto"
            autoComplete="nickname"
            maxLength={textLimits.name}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button
          type="submit"
          className="button primary"
          aria-describedby={leaves}
          disabled={!isAllowed || isEntering || read === null || name.trim() === ''}
        >
          {texts.join.button}
        </button>
      </div>
      <p id={hint} className={isWrong ? 'error' : 'visually-hidden'} role={isWrong ? 'alert' : undefined}>
        {texts.join.notACode}
      </p>
      <p id={leaves} className="hint">
        {texts.join.leaves}
      </p>
    </form>
  );
}

function Lead({ isAllowed }: { readonly isAllowed: boolean }) {
  const texts = useRoomTexts();
  const { open } = useClass();
  const isEntering = useClassState((state) => state.isEntering);
  return (
    <div className="class-form">
      <h2 className="heading">{texts.lead.heading}</h2>
      <p className="hint">
        {texts.what} {texts.lead.hint}
      </p>
      <button
        type="button"
        className="button"
        disabled={!isAllowed || isEntering}
        onClick={() => void open()}
      >
        {texts.lead.open}
      </button>
    </div>
  );
}
