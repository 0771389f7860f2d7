/** Starts the page: draws it first, and only then loads a student and asks for a teacher. */
import './styles/page.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { keepOffline } from './register-offline.ts';
import { PageContext } from './page-context.ts';
import { keepPredictions } from './predict/kept-predictions.ts';
import { keepPreferences, keptPreferences } from './preferences.ts';
import { browserServices } from './services.ts';
import { createPageStore } from './store.ts';
import { watchTeacher } from './teacher/watch.ts';
import { followFragment } from './trace/open-link.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root to draw into.');

const store = createPageStore(browserServices(), keptPreferences());
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <PageContext value={store}>
        <App />
      </PageContext>
    </ErrorBoundary>
  </StrictMode>,
);

keepPreferences(store);
keepPredictions(store);
followFragment(store);
// After the first frame: neither the model nor the network may delay what can be seen.
requestAnimationFrame(() => {
  setTimeout(() => {
    void store.actions.loadStudent();
    void store.actions.keepRuns();
    watchTeacher(store);
    void keepOffline(store);
  });
});
