import { connect } from './connect.ts';
import { couldNotStart } from './shell/could-not-start.ts';
import { openAhead } from './shell/open-ahead.ts';
import { showTheme, storedTheme } from './shell/theme.ts';

/** The head start of the question who is here, before React's code runs. */
const headStartMs = 60;

/** Until a page without its data is drawn. Before that, an empty one is quieter than a skeleton that goes at once. */
const skeletonMs = 200;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Builds the page. First, the device asks who is here: React's code would hold up the question and its answer. */
const build = async (): Promise<void> => {
  showTheme(storedTheme());
  const { auth, counterfoil } = connect();
  const opened = Promise.race([openAhead(counterfoil, location.pathname), after(skeletonMs)]);
  await Promise.race([auth.authStateReady(), after(headStartMs)]);
  const { start } = await import('./start.tsx');
  await start(counterfoil, opened);
};

build().catch(couldNotStart);
