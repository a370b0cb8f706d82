import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './connect.ts';
import { ToastHosts } from './design/toast-host.tsx';
import { App } from './shell/app.tsx';
import { Boundary } from './shell/boundary.tsx';
import { ClientProvider } from './shell/client.tsx';
import { installWorker } from './shell/install-worker.ts';
import { showTheme, storedTheme } from './shell/theme.ts';
import { ToastProvider } from './shell/toasts.tsx';
import { LanguageProvider } from './words/language.tsx';

showTheme(storedTheme());
installWorker();
const { counterfoil } = connect();
const root = document.querySelector('#root');
if (root)
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
