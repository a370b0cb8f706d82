import type { FormEvent } from 'react';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { QrCode } from '../../../design/qr-code.tsx';
import { useToasts } from '../../../shell/toasts.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useWords } from '../../../words/language.tsx';
import type { PlaceProps } from '../place.tsx';

/** Where customers book: as a link, as a code to print, and under a short name. */
export const ShareSection = ({ providerId, provider }: PlaceProps) => {
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
    <section className="stack tight">
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
