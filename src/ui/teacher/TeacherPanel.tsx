/** The dialog of the teacher's badge: which teacher is asked, where it runs, its health, and its price. */
import { Suspense, useState } from 'react';

import { Dialog } from '../dialog/Dialog.tsx';
import { Facts } from '../dialog/Facts.tsx';
import { DocsLink } from '../docs/DocsLink.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { usePage, usePageActions, usePageEnvironment } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { isValid } from '../settings.ts';
import { locale } from '../locales/index.ts';
import { sentenceOf } from '../locales/sentence.ts';
import { useLocale } from '../locales/use-locale.ts';
import { AccessField } from './AccessField.tsx';
import { TeacherField } from './TeacherField.tsx';
import { inPageName, isInPage, proxyAddress } from './teacher-location.ts';
import { kindLabel } from './kind-label.ts';

const SetupDialog = lazyPart(() => import('../setup/SetupDialog.tsx'));

/** The dialog. */
export default function TeacherPanel({ onClose }: { readonly onClose: () => void }) {
  const strings = useLocale();
  const teacher = usePage((state) => state.teacher);
  const stayOnDevice = usePage((state) => state.stayOnDevice);
  const classroom = usePage((state) => state.classroom);
  const settings = usePage((state) => state.settings);
  const environment = usePageEnvironment();
  const { checkTeacher } = usePageActions();
  const [isChoosing, setChoosing] = useState(false);
  const address = proxyAddress({ settings }, environment);
  const inPage = address === null || isInPage({ stayOnDevice, teacher, classroom });
  const canSetUp = teacher.kind === 'known' && teacher.setup === true;
  const facts = [
    [strings.teacher.which, inPage ? inPageName(environment) : nameOf(teacher)],
    [strings.teacher.where, inPage ? strings.teacher.inPage : placeOf(teacher, address)],
    [strings.teacher.health, stayOnDevice ? strings.teacher.notAsked : healthOf(teacher, address)],
    [strings.settings.inputPrice, strings.teacher.price(settings.inputPrice)],
    [strings.settings.outputPrice, strings.teacher.price(settings.outputPrice)],
  ] as const;
  if (isChoosing && address !== null) {
    return (
      <Suspense fallback={null}>
        <SetupDialog proxy={address} onClose={() => setChoosing(false)} />
      </Suspense>
    );
  }
  return (
    <Dialog heading={strings.teacher.heading} onClose={onClose}>
      <Facts facts={facts} />
      {!inPage && <TeacherField />}
      <p className="hint">
        {inPage ? strings.teacher.inPageHint : strings.privacy.off}{' '}
        <DocsLink page="teachers">{strings.docs.teachers}</DocsLink>
      </p>
      {environment.ownProxy === null && <ProxyField />}
      {address !== null && !stayOnDevice && <AccessField />}
      {address !== null && !stayOnDevice && (
        <p className="buttons">
          {canSetUp && (
            <button type="button" className="button small" onClick={() => setChoosing(true)}>
              {strings.setup.open}
            </button>
          )}
          <button type="button" className="button small" onClick={() => void checkTeacher()}>
            {strings.teacher.askAgain}
          </button>
        </p>
      )}
    </Dialog>
  );
}

/** For a page that came from a plain file host. */
function ProxyField() {
  const strings = useLocale();
  const { origin } = usePageEnvironment();
  const proxy = usePage((state) => state.settings.proxy);
  const { changeSettings, checkTeacher } = usePageActions();
  const [draft, setDraft] = useState(proxy);
  const isAddress = isValid('proxy', draft);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAddress) return;
        changeSettings({ proxy: draft });
        void checkTeacher();
      }}
    >
      <label htmlFor="proxy-address">{strings.teacher.proxy}</label>
      <span className="field-row">
        <input
          id="proxy-address"
          type="url"
          inputMode="url"
          placeholder="https://relay.example"
          value={draft}
          aria-invalid={!isAddress}
          aria-describedby="proxy-hint"
          onChange={(event) => setDraft(event.target.value.trim())}
        />
        <button type="submit" className="button small" disabled={!isAddress}>
          {strings.teacher.useProxy}
        </button>
      </span>
      <span id="proxy-hint" className="hint">
        {strings.teacher.proxyHint(origin)}
      </span>
    </form>
  );
}

function nameOf(teacher: PageState['teacher']): string {
  return teacher.kind === 'known' && teacher.teacher !== null
    ? teacher.teacher.name
    : locale().status.checking;
}

function placeOf(teacher: PageState['teacher'], address: string): string {
  const kind = teacher.kind === 'known' ? teacher.teacher?.kind : undefined;
  return kind === undefined ? address : locale().teacher.through(address, kindLabel(kind));
}

function healthOf(teacher: PageState['teacher'], address: string | null): string {
  const strings = locale();
  if (address === null) return strings.errors['no-proxy']();
  if (teacher.kind === 'unknown') return strings.status.checking;
  if (teacher.teacher === null) return sentenceOf(teacher.reason);
  return teacher.teacher.loading === true ? strings.status.loadingModel : strings.teacher.answers;
}
