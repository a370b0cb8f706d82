import { connect } from './connect.ts';
import { couldNotStart } from './shell/could-not-start.ts';
import { openAhead } from './shell/open-ahead.ts';
import { showTheme, storedTheme } from './shell/theme.ts';

/** A skeleton that comes so much later is not missed. */
const headStartMs = 60;

showTheme(storedTheme());
const { auth, counterfoil } = connect();
const opened = openAhead(counterfoil, location.pathname);

/** Builds the page. First, the device asks who is here: React's code would hold up the question and its answer. */
const build = async (): Promise<void> => {
  await Promise.race([auth.authStateReady(), new Promise((resolve) => setTimeout(resolve, headStartMs))]);
  const { start } = await import('./start.tsx');
  await start(counterfoil, opened);
};

build().catch(couldNotStart);
