import { onAuthStateChanged, signOut, type User } from 'firebase/auth';
import { Subscription } from 'rxjs';
import { connect } from './connect.ts';
import { customerView } from './customer-view.ts';
import { element } from './element.ts';
import { houseView } from './house-view.ts';
import { signInForm } from './sign-in.ts';

const { auth, counterfoil } = connect();
const main = document.querySelector('#main');
const who = document.querySelector('#who');
const query = new URLSearchParams(location.search);

const viewFor = (watching: Subscription): HTMLElement[] => {
  const house = query.get('house');
  return house
    ? houseView(counterfoil, house, watching)
    : customerView(counterfoil, query.get('at') ?? 'demo-salon', watching);
};

const greeting = ({ email }: User): Node[] => [
  document.createTextNode(`${email} `),
  element('button', { type: 'button', onclick: () => signOut(auth) }, 'Sign out'),
];

let watching = new Subscription();
onAuthStateChanged(auth, (user) => {
  watching.unsubscribe();
  watching = new Subscription();
  who?.replaceChildren(...(user ? greeting(user) : []));
  main?.replaceChildren(...(user ? viewFor(watching) : [signInForm(auth)]));
});
