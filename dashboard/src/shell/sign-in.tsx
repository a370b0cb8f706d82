import type { SignInForm } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Banner } from '../design/states.tsx';
import { useWords } from '../words/language.tsx';
import { demoPages, demoPassword, demoPeople } from './demo-people.ts';
import { useTitle } from './use-title.ts';

const textOf = (form: FormData, field: string): string => String(form.get(field) ?? '').trim();

/** The people of the demo. Only the emulators know them. */
const DemoPeople = ({ form }: { readonly form: SignInForm }) => {
  const { signIn } = useWords();
  const [, navigate] = useLocation();
  return (
    <section className="stack tight" aria-labelledby="demo">
      <h2 id="demo">{signIn.demoTitle}</h2>
      <p className="quiet small">{signIn.demoText}</p>
      <div className="wrap">
        {demoPeople.map(({ email, name, what }) => (
          <Button key={email} busy={form.busy} onClick={() => form.withPassword({ email, password: demoPassword })}>
            {name} · {what}
          </Button>
        ))}
      </div>
      <details className="stack tight">
        <summary>{signIn.demoPages}</summary>
        <div className="wrap">
          {demoPages.map(({ email, name, path }) => (
            <Button
              key={path}
              look="plain"
              busy={form.busy}
              onClick={() => {
                navigate(path);
                void form.withPassword({ email, password: demoPassword });
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      </details>
    </section>
  );
};

/** How it went: why somebody is not in, or the mail that is on its way. */
const News = ({ form: { problem, mail } }: { readonly form: SignInForm }) => {
  const { signIn } = useWords();
  if (problem) return <Banner tone="stop">{signIn.problem[problem]}</Banner>;
  if (!mail) return null;
  return <Banner tone="note">{mail.kind === 'link' ? signIn.linkSent(mail.to) : signIn.resetSent(mail.to)}</Banner>;
};

/** The link came to another device than the one that asked for it. */
const AddressPage = ({ form }: { readonly form: SignInForm }) => {
  const { signIn } = useWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void form.followLink(textOf(new FormData(event.currentTarget), 'email'));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{signIn.whichAddress}</p>
      <TextField label={signIn.email} type="email" name="email" autoComplete="username" required />
      <News form={form} />
      <Button look="primary" type="submit" busy={form.busy}>
        {signIn.submit}
      </Button>
    </form>
  );
};

/** With a password, or by a mail. Somebody new gives a name, too. */
const Entry = ({ form }: { readonly form: SignInForm }) => {
  const { signIn } = useWords();
  const [email, setEmail] = useState('');
  const [isNew, setIsNew] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const credentials = { email, password: String(fields.get('password') ?? '') };
    void (isNew
      ? form.register({ ...credentials, displayName: textOf(fields, 'name') })
      : form.withPassword(credentials));
  };
  const mail = (send: (email: string) => Promise<void>) => () => {
    setIsMissing(!email);
    if (email) void send(email);
  };
  return (
    <form className="stack" onSubmit={submit}>
      {isNew && <TextField label={signIn.name} name="name" autoComplete="name" required />}
      <TextField
        label={signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        problem={isMissing && !email ? signIn.needsEmail : undefined}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={signIn.password}
        type="password"
        name="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
      />
      <News form={form} />
      <Button look="primary" type="submit" busy={form.busy}>
        {isNew ? signIn.create : signIn.submit}
      </Button>
      <div className="wrap">
        <Button look="plain" onClick={() => setIsNew(!isNew)}>
          {isNew ? signIn.known : signIn.isNew}
        </Button>
        <Button look="plain" onClick={mail(form.sendLink)} busy={form.busy}>
          {signIn.sendLink}
        </Button>
        {!isNew && (
          <Button look="plain" onClick={mail(form.sendReset)} busy={form.busy}>
            {signIn.forgotten}
          </Button>
        )}
      </div>
    </form>
  );
};

/** Signs in by password or by a link, registers, and on the emulators enters by one click. */
export const SignInPage = ({ form }: { readonly form: SignInForm }) => {
  const { signIn } = useWords();
  useTitle(signIn.title);
  return (
    <main className="narrow stack" id="content">
      <h1>{signIn.title}</h1>
      {form.link === 'needs-address' ? <AddressPage form={form} /> : <Entry form={form} />}
      {globalThis.firebaseEmulators && <DemoPeople form={form} />}
    </main>
  );
};
