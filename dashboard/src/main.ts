import { connect } from './connect.ts';
import { openAhead } from './shell/open-ahead.ts';
import { showTheme, storedTheme } from './shell/theme.ts';

showTheme(storedTheme());
const { counterfoil } = connect();
openAhead(counterfoil, location.pathname);
// The device reads who is here while React's code runs.
void import('./start.tsx').then(({ start }) => start(counterfoil));
