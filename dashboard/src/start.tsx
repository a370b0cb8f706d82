import type { Counterfoil } from '@counterfoil/client';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastHosts } from './design/toast-host.tsx';
import { App } from './shell/app.tsx';
import { Boundary } from './shell/boundary.tsx';
import { ClientProvider } from './shell/client.tsx';
import { installWorker } from './shell/install-worker.ts';
import { keepFocus } from './shell/keep-focus.ts';
import { firstScreenOver } from './shell/later.tsx';
import { preloadFor, preloadRest } from './shell/screens.ts';
import { ToastProvider } from './shell/toasts.tsx';
import { LanguageProvider, loadWords } from './words/language.tsx';

/** Safari tells nobody when it is idle. */
const whenIdle = async (work: () => void): Promise<void> => {
  await firstScreenOver;
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else work();
};

/**
 * Builds the page. React keeps what has suspended for 300 ms: so words and screen are there before it begins.
 *
 * @param opened settles once the screen has its data, or is drawn without them
 */
export const start = async (counterfoil: Counterfoil, opened: Promise<void>): Promise<void> => {
  const root = document.querySelector('#root');
  if (!root) return;
  installWorker();
  keepFocus();
  const path = location.pathname;
  await Promise.allSettled([loadWords(), preloadFor(path), opened]);
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
  void whenIdle(() => preloadRest(path));
};
