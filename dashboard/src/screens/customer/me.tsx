import { profile, setProfile } from '@counterfoil/client/account';
import { useLive, useUser } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { chooseTheme, storedTheme, themes } from '../../shell/theme.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { languageName, languages, useLanguage, useWords } from '../../words/language.tsx';
import { MyData } from './my-data.tsx';
import { MyMessages } from './my-messages.tsx';
import { MyNews } from './my-news.tsx';
import { SignOut } from './sign-out.tsx';

const Person = () => {
  const counterfoil = useCounterfoil();
  const { me, state } = useWords();
  const { say, warn } = useToasts();
  const { user } = useUser();
  const { data, loading } = useLive(profile(counterfoil));
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? '').trim() || null;
    say(me.saved);
    setProfile(counterfoil, { displayName: textOf('name'), phone: textOf('phone') }).catch((error: unknown) =>
      warn(state.notDone(codeOf(error))),
    );
  };
  return (
    <form className="stack" onSubmit={save} key={loading ? 'loading' : 'known'}>
      <TextField
        label={me.name}
        name="name"
        autoComplete="name"
        defaultValue={data?.displayName ?? user?.displayName ?? ''}
      />
      <TextField label={me.phone} name="phone" type="tel" autoComplete="tel" defaultValue={data?.phone ?? ''} />
      <div>
        <Button type="submit">{me.save}</Button>
      </div>
    </form>
  );
};

const Look = () => {
  const { shell } = useWords();
  const { language, speak } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  const names = { system: shell.themeSystem, light: shell.themeLight, dark: shell.themeDark };
  return (
    <>
      <Choices
        legend={shell.language}
        round
        value={language}
        onChoose={speak}
        choices={languages.map((value) => ({ value, content: <span lang={value}>{languageName(value)}</span> }))}
      />
      <Choices
        legend={shell.theme}
        round
        value={theme}
        onChoose={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
        choices={themes.map((value) => ({ value, content: names[value] }))}
      />
    </>
  );
};

const Own = () => {
  const { shell } = useWords();
  return (
    <p>
      <Link href="/new">{shell.openOwn}</Link>
    </p>
  );
};

/** The person: how they are called, how the app looks, what it keeps of them. */
export const Me = () => {
  const { me } = useWords();
  useTitle(me.title);
  const { user } = useUser();
  return (
    <>
      <header>
        <h1>{me.title}</h1>
        <p className="quiet">{user?.email}</p>
      </header>
      <Person />
      <Look />
      <MyMessages />
      <MyNews />
      <MyData />
      <Own />
      <SignOut />
    </>
  );
};
