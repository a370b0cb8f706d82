import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './connect.ts';
import { ToastHosts } from './design/toast-host.tsx';
import { App } from './shell/app.tsx';
import { Boundary } from './shell/boundary.tsx';
import { ClientProvider } from './shell/client.tsx';
import { installWorker } from './shell/install-worker.ts';
import { keepFocus } from './shell/keep-focus.ts';
import { openAhead } from './shell/open-ahead.ts';
import { preloadFor, preloadRest } from './shell/screens.ts';
import { showTheme, storedTheme } from './shell/theme.ts';
import { ToastProvider } from './shell/toasts.tsx';
import { LanguageProvider, loadWords } from './words/language.tsx';

showTheme(storedTheme());
installWorker();
keepFocus();
const { counterfoil } = connect();
const path = location.pathname;
openAhead(counterfoil, path);

/** Safari tells nobody when it is idle. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, 2000);
};

const start = async (root: Element): Promise<void> => {
  // React keeps what has suspended for 300 ms. So the first words and the first screen are there before it begins.
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
};

const root = document.querySelector('#root');
if (root) void start(root).then(() => whenIdle(() => preloadRest(path)));
