import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useWords } from '../../../words/language.tsx';
import type { PlaceProps } from '../place.tsx';
import { type Hours, likeMonday, WeekHours } from './week-hours.tsx';

/** When the place is open. Nothing is sent before «Save»; the server checks what overlaps. */
export const HoursSection = ({ providerId, provider }: PlaceProps) => {
  const { setUp, me } = useWords();
  const act = useAct();
  const [edited, setEdited] = useState<Hours>();
  const hours = edited ?? provider.openingHours ?? {};
  const save = async () => {
    const done = await act(
      { type: 'provider.update', providerId, payload: { openingHours: hours } },
      { done: me.saved },
    );
    // Somebody may have gone on meanwhile.
    if (done === 'applied') setEdited((now) => (now === hours ? undefined : now));
  };
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{setUp.hours}</h2>
        <Button look="plain" onClick={() => setEdited(likeMonday(hours))}>
          {setUp.copyDown}
        </Button>
      </div>
      <WeekHours hours={hours} onChange={setEdited} />
      <div>
        <Button look="primary" off={!edited} onClick={save}>
          {setUp.save}
        </Button>
      </div>
    </section>
  );
};
