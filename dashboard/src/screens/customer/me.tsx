import { profile, setProfile } from '@counterfoil/client/account';
import { useLive, useUser } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { chooseTheme, storedTheme, themes } from '../../shell/theme.ts';
import { useSaved } from '../../shell/use-saved.ts';
import { useTitle } from '../../shell/use-title.ts';
import { languageName, useLanguage, useWords } from '../../words/language.tsx';
import { languages } from '../../words/preferred.ts';
import { usePlatformRole } from '../platform/use-platform-role.ts';
import { MyData } from './my-data.tsx';
import { MyMessages } from './my-messages.tsx';
import { MyNews } from './my-news.tsx';
import { SignOut } from './sign-out.tsx';

/** Fields that somebody has typed in and not saved. The others follow the profile, also from another device. */
type Edited = Partial<Readonly<Record<'name' | 'phone', string>>>;

const Person = () => {
  const counterfoil = useCounterfoil();
  const { me } = useWords();
  const saved = useSaved();
  const { user } = useUser();
  const { data } = useLive(profile(counterfoil));
  const [edited, setEdited] = useState<Edited>({});
  const name = edited.name ?? data?.displayName ?? user?.displayName ?? '';
  const phone = edited.phone ?? data?.phone ?? '';
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = { displayName: name.trim() || null, phone: phone.trim() || null };
    saved(setProfile(counterfoil, change), () => setEdited((now) => (now === edited ? {} : now)));
  };
  return (
    <form className="stack" onSubmit={save}>
      <TextField
        label={me.name}
        autoComplete="name"
        value={name}
        onChange={(event) => setEdited({ ...edited, name: event.target.value })}
      />
      <TextField
        label={me.phone}
        type="tel"
        autoComplete="tel"
        value={phone}
        onChange={(event) => setEdited({ ...edited, phone: event.target.value })}
      />
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
  const isPlatform = !!usePlatformRole();
  return (
    <p className="wrap">
      <Link href="/new">{shell.openOwn}</Link>
      {isPlatform && <Link href="/platform">{shell.platform}</Link>}
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
