import { useLive } from '@counterfoil/client/react';
import type { FormEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Pill } from '../../design/pill.tsx';
import { QrCode } from '../../design/qr-code.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { HoursSection } from './hours-section.tsx';
import { PeopleSection } from './people-section.tsx';
import type { PlaceProps } from './place.tsx';
import { ServicesSection } from './services-section.tsx';

/** The way from nothing to the first booking, with what is done already. */
const Guide = ({ providerId, provider }: PlaceProps) => {
  const { setUp } = useWords();
  const view = useCounterfoil().provider(providerId);
  const services = useLive(view.services(), []);
  const members = useLive(view.members(), []);
  const steps = [
    { href: '#hours', word: setUp.hoursStep, isDone: provider.openingHours !== undefined },
    { href: '#services', word: setUp.serviceStep, isDone: services.data.length > 0 },
    { href: '#people', word: setUp.inviteStep, isDone: members.data.filter(({ active }) => active).length > 1 },
    { href: '#share', word: setUp.shareStep, isDone: provider.shortAddress !== undefined },
  ];
  if (services.loading || members.loading || steps.every(({ isDone }) => isDone)) return null;
  return (
    <section className="card">
      <h2>{setUp.guide}</h2>
      <ol className="stack tight">
        {steps.map(({ href, word, isDone }) => (
          <li key={href} className="row">
            <a href={href}>{word}</a>
            {isDone && <Pill tone="ok">{setUp.done}</Pill>}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Share = ({ providerId, provider }: PlaceProps) => {
  const { setUp, me } = useWords();
  const act = useAct();
  const { say } = useToasts();
  const link = `${location.origin}/p/${provider.shortAddress ?? providerId}`;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const shortAddress = String(new FormData(event.currentTarget).get('shortAddress') ?? '').trim();
    if (!shortAddress) return;
    void act({ type: 'provider.setShortAddress', providerId, payload: { shortAddress } }, { done: me.saved });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    say(setUp.copied);
  };
  return (
    <section className="stack tight" id="share">
      <h2>{setUp.share}</h2>
      <p className="quiet small">{setUp.shareHint}</p>
      <div className="row">
        <div className="stack tight">
          <span className="ltr">{link}</span>
          <div>
            <Button onClick={copy}>{setUp.copy}</Button>
          </div>
        </div>
        <QrCode text={link} label={link} />
      </div>
      <form className="stack tight" onSubmit={save}>
        <TextField
          label={setUp.shortAddress}
          name="shortAddress"
          hint={setUp.shortHint}
          defaultValue={provider.shortAddress}
          autoCapitalize="none"
          spellCheck={false}
        />
        <div>
          <Button type="submit">{setUp.save}</Button>
        </div>
      </form>
    </section>
  );
};

/** Everything that an owner decides once. */
export const SetUp = (place: PlaceProps) => {
  const { setUp } = useWords();
  return (
    <div className="stack set-up">
      <h1>{setUp.title}</h1>
      <Guide {...place} />
      <ServicesSection {...place} />
      <HoursSection {...place} />
      <PeopleSection providerId={place.providerId} />
      <Share {...place} />
    </div>
  );
};
