import { connect } from './connect.ts';
import { openAhead } from './shell/open-ahead.ts';
import { showTheme, storedTheme } from './shell/theme.ts';

showTheme(storedTheme());
const { counterfoil } = connect();
openAhead(counterfoil, location.pathname);

/** Builds the page. The device reads who is here while React's code runs. */
const build = async (): Promise<void> => {
  const { start } = await import('./start.tsx');
  await start(counterfoil);
};

void build();
