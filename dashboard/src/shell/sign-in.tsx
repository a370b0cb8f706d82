import { sendSignInLink, signInWithPassword } from '@counterfoil/client/account';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Banner } from '../design/states.tsx';
import { useWords } from '../words/language.tsx';
import { useCounterfoil } from './client.tsx';
import { codeOf } from './code-of.ts';
import { type DemoPerson, demoPassword, demoPeople } from './demo-people.ts';

/** Wrong words of a person, as Firebase calls them; everything else is the network's or ours. */
const wrongWords: ReadonlySet<string> = new Set([
  'invalid-credential',
  'wrong-password',
  'user-not-found',
  'invalid-email',
]);

/** Signs in by password, by a link, and on the emulators by one click. */
export const SignInPage = () => {
  const counterfoil = useCounterfoil();
  const { signIn } = useWords();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(wrongWords.has(codeOf(error)) ? signIn.wrong : signIn.failed);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    void attempt(() => signInWithPassword(counterfoil, { email, password }));
  };
  const sendLink = () => {
    if (!email) return setProblem(signIn.needsEmail);
    void attempt(async () => {
      await sendSignInLink(counterfoil, email, location.href);
      setSentTo(email);
    });
  };
  const enterAs = (person: DemoPerson) =>
    void attempt(() => signInWithPassword(counterfoil, { email: person.email, password: demoPassword }));

  return (
    <main className="narrow stack" id="content">
      <h1>{signIn.title}</h1>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={signIn.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField label={signIn.password} type="password" name="password" autoComplete="current-password" />
        {problem && <Banner tone="stop">{problem}</Banner>}
        {sentTo && <Banner tone="note">{signIn.linkSent(sentTo)}</Banner>}
        <Button look="primary" type="submit" busy={busy}>
          {signIn.submit}
        </Button>
        <Button look="plain" onClick={sendLink} busy={busy}>
          {signIn.sendLink}
        </Button>
      </form>
      {globalThis.firebaseEmulators && (
        <section className="stack tight" aria-labelledby="demo">
          <h2 id="demo">{signIn.demoTitle}</h2>
          <p className="quiet small">{signIn.demoText}</p>
          <div className="wrap">
            {demoPeople.map((person) => (
              <Button key={person.email} busy={busy} onClick={() => enterAs(person)}>
                {person.name} · {person.what}
              </Button>
            ))}
          </div>
        </section>
      )}
    </main>
  );
};
