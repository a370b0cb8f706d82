import { UnsentWork } from '@counterfoil/client';
import {
  exportMyData,
  type LeavingPreview,
  previewLeaving,
  profile,
  requestLeaving,
  setProfile,
  withdrawLeaving,
} from '@counterfoil/client/account';
import { useLive, useUser } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { saveFile } from '../../shell/save-file.ts';
import { chooseTheme, storedTheme, themes } from '../../shell/theme.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { languageName, languages, useLanguage, useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { MyNews } from './my-news.tsx';

const Person = () => {
  const counterfoil = useCounterfoil();
  const { me } = useWords();
  const { say } = useToasts();
  const { user } = useUser();
  const { data, loading } = useLive(profile(counterfoil));
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? '').trim() || null;
    say(me.saved);
    setProfile(counterfoil, { displayName: textOf('name'), phone: textOf('phone') }).catch((error: unknown) =>
      say(String(error)),
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

const saveData = async (data: object): Promise<void> =>
  saveFile('my-data.json', 'application/json', JSON.stringify(data, null, 2));

const graceDays = 14;

const LeavingSheet = ({ looked, onClose }: { readonly looked: LeavingPreview; readonly onClose: () => void }) => {
  const counterfoil = useCounterfoil();
  const { me } = useWords();
  const { say } = useToasts();
  const format = useFormats();
  const failed = (error: unknown) => say(String(error));
  const owned = looked.owns.map(({ name }) => name).join(', ');
  const ask = () => {
    onClose();
    requestLeaving(counterfoil).then((at) => say(me.deleting(format.date(new Date(at)))), failed);
  };
  const keep = () => {
    onClose();
    withdrawLeaving(counterfoil).then(() => say(me.saved), failed);
  };
  return (
    <Sheet title={me.delete} onClose={onClose}>
      {owned ? (
        <Banner tone="stop">{me.owns(owned)}</Banner>
      ) : looked.erasesAt ? (
        <p>{me.deleting(format.date(new Date(looked.erasesAt)))}</p>
      ) : (
        <p>{me.deleteWhat(me.bookingsCount(looked.bookings), me.daysCount(graceDays))}</p>
      )}
      <div className="wrap">
        {!owned && !looked.erasesAt && <Button onClick={ask}>{me.deleteNow}</Button>}
        <Button look="primary" onClick={looked.erasesAt ? keep : onClose}>
          {me.keepAccount}
        </Button>
      </div>
    </Sheet>
  );
};

const MyData = () => {
  const counterfoil = useCounterfoil();
  const { me, state } = useWords();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const [looked, setLooked] = useState<LeavingPreview>();
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch((error: unknown) => say(state.failedText(codeOf(error))));
    setBusy(false);
  };
  return (
    <section className="stack tight">
      <h2>{me.data}</h2>
      <div className="wrap">
        <Button busy={busy} onClick={() => attempt(async () => saveData(await exportMyData(counterfoil)))}>
          {me.download}
        </Button>
        <Button busy={busy} onClick={() => attempt(async () => setLooked(await previewLeaving(counterfoil)))}>
          {me.delete}
        </Button>
      </div>
      {looked && <LeavingSheet looked={looked} onClose={() => setLooked(undefined)} />}
    </section>
  );
};

const SignOut = () => {
  const counterfoil = useCounterfoil();
  const { shell, link } = useWords();
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    try {
      await counterfoil.signOut(unsent > 0 ? { force: true } : {});
    } catch (error) {
      if (!(error instanceof UnsentWork)) throw error;
      setUnsent(error.pending.length);
    }
  };
  return (
    <div className="stack tight">
      {unsent > 0 && <Banner tone="stop">{link.waiting(unsent)}</Banner>}
      <div>
        <Button onClick={leave}>{shell.signOut}</Button>
      </div>
    </div>
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
  const { user } = useUser();
  return (
    <>
      <header>
        <h1>{me.title}</h1>
        <p className="quiet">{user?.email}</p>
      </header>
      <Person />
      <Look />
      <MyNews />
      <MyData />
      <Own />
      <SignOut />
    </>
  );
};
