/** Starts the page: draws it first, and only then loads a student and asks for a teacher. */
import './styles/page.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { speak } from './locales/languages.ts';
import { followMissingParts, registerOffline } from './register-offline.ts';
import { PageContext } from './page-context.ts';
import { savePredictionsOf } from './predict/saved-predictions.ts';
import { savePreferencesOf, savedPreferences } from './preferences.ts';
import { browserServices } from './services.ts';
import { createPageStore } from './store.ts';
import { pollHealth } from './teacher/poll-health.ts';
import { savedDraft, saveDraftOf } from './problem/draft.ts';
import { followAddress } from './trace/follow-address.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root to draw into.');

const preferences = savedPreferences();
// A language that cannot be loaded leaves the page in English.
await speak(preferences.settings.language).catch(() => undefined);
const store = createPageStore(browserServices(), preferences);
followMissingParts(store);
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <PageContext value={store}>
        <App />
      </PageContext>
    </ErrorBoundary>
  </StrictMode>,
);

addEventListener('online', () => store.actions.resumeBroken());
savePreferencesOf(store);
savePredictionsOf(store);
// Opening a run puts its problem into the box; what was typed there before the reload is the person's.
const draft = savedDraft();
void followAddress(store).then(() => {
  if (draft !== null) store.actions.restoreDraft(draft);
  saveDraftOf(store);
});
// After the first frame: neither the model nor the network may delay what can be seen.
requestAnimationFrame(() => {
  setTimeout(() => {
    void store.actions.loadStudent();
    void store.actions.startSavingRuns();
    pollHealth(store);
    void registerOffline(store);
  });
});
