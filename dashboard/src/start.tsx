import type { Counterfoil } from '@counterfoil/client';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastHosts } from './design/toast-host.tsx';
import { App } from './shell/app.tsx';
import { Boundary } from './shell/boundary.tsx';
import { ClientProvider } from './shell/client.tsx';
import { installWorker } from './shell/install-worker.ts';
import { keepFocus } from './shell/keep-focus.ts';
import { preloadFor, preloadRest } from './shell/screens.ts';
import { ToastProvider } from './shell/toasts.tsx';
import { LanguageProvider, loadWords } from './words/language.tsx';

/** Until the first screen has its data, in most cases: a browser is idle also while it waits for them. */
const firstScreenMs = 1500;

/** Safari tells nobody when it is idle. */
const whenIdle = (work: () => void): void => {
  setTimeout(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(work) : work()), firstScreenMs);
};

/** Builds the page. React keeps what has suspended for 300 ms: so words and screen are there before it begins. */
export const start = async (counterfoil: Counterfoil): Promise<void> => {
  const root = document.querySelector('#root');
  if (!root) return;
  installWorker();
  keepFocus();
  const path = location.pathname;
  await Promise.allSettled([loadWords(), preloadFor(path)]);
  createRoot(root).render(
    <StrictMode>
      <Boundary root>
        <Suspense>
          <LanguageProvider>
            <ClientProvider counterfoil={counterfoil}>
              <ToastHosts>
                <ToastProvider>
                  <App />
                </ToastProvider>
              </ToastHosts>
            </ClientProvider>
          </LanguageProvider>
        </Suspense>
      </Boundary>
    </StrictMode>,
  );
  whenIdle(() => preloadRest(path));
};
