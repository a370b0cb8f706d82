import { type Auth, signInWithEmailAndPassword } from 'firebase/auth';
import { element } from './element.ts';

/** The sign-in form. Listeners of the auth state notice the sign-in. */
export const signInForm = (auth: Auth): HTMLElement => {
  const email = element('input', { type: 'email', autocomplete: 'username', required: true });
  const password = element('input', { type: 'password', autocomplete: 'current-password', required: true });
  const error = element('p', { className: 'error', role: 'alert' });
  const form = element(
    'form',
    {
      onsubmit: async (event: SubmitEvent) => {
        event.preventDefault();
        try {
          await signInWithEmailAndPassword(auth, email.value, password.value);
        } catch {
          error.textContent = 'This e-mail and password do not fit.';
        }
      },
    },
    element('label', {}, 'E-mail', email),
    element('label', {}, 'Password', password),
    element('button', { className: 'primary' }, 'Sign in'),
  );
  return element('section', {}, element('h2', {}, 'Sign in'), form, error);
};
