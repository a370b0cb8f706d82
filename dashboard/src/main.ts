import { onAuthStateChanged, type User } from 'firebase/auth';
import { Subscription } from 'rxjs';
import { chooseProvider } from './choose-provider.ts';
import { connect } from './connect.ts';
import { customerView } from './customer-view.ts';
import { dayListView } from './day-list-view.ts';
import { element } from './element.ts';
import { providerView } from './provider-view.ts';
import { signInForm } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { syncStatus } from './sync-status.ts';

const { auth, counterfoil } = connect();
const main = document.querySelector('#main');
const who = document.querySelector('#who');
const query = new URLSearchParams(location.search);

const viewFor = (watching: Subscription): HTMLElement[] => {
  const [providerId, at, day] = [query.get('house'), query.get('at'), query.get('day')];
  if (!providerId && !at) return [chooseProvider()];
  const view = providerId
    ? day
      ? dayListView(counterfoil, { providerId, day }, watching)
      : providerView(counterfoil, providerId, watching)
    : customerView(counterfoil, at ?? '', watching);
  return [syncStatus(counterfoil, providerId, watching), element('div', { className: 'view' }, ...view)];
};

const greeting = ({ email }: User): Node[] => [
  document.createTextNode(`${email} `),
  element('button', { type: 'button', onclick: () => signOut(counterfoil) }, 'Sign out'),
];

let watching = new Subscription();
onAuthStateChanged(auth, (user) => {
  watching.unsubscribe();
  watching = new Subscription();
  who?.replaceChildren(...(user ? greeting(user) : []));
  main?.replaceChildren(...(user ? viewFor(watching) : [signInForm(auth)]));
});
