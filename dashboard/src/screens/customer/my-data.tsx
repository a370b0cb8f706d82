import {
  exportMyData,
  type LeavingPreview,
  previewLeaving,
  requestLeaving,
  withdrawLeaving,
} from '@counterfoil/client/account';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { saveFile } from '../../shell/save-file.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

const saveData = async (data: object): Promise<void> =>
  saveFile('my-data.json', 'application/json', JSON.stringify(data, null, 2));

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
        <p>{me.deleteWhat(me.bookingsCount(looked.bookings), me.daysCount(looked.graceDays))}</p>
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

/** Everything that the app keeps of the person: to have, or to have deleted. */
export const MyData = () => {
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
