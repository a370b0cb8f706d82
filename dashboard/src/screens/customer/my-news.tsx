import type { Identified, Membership } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Bones } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useSetUpWords } from '../../words/set-up-words.ts';

const NewsForm = lazy(async () => ({ default: (await import('../provider/set-up/news-form.tsx')).NewsForm }));

const Places = ({ mine }: { readonly mine: readonly Identified<Membership>[] }) => {
  const { news } = useSetUpWords();
  const [chosen, setChosen] = useState<Identified<Membership>>();
  return (
    <section className="stack tight">
      <h2>{news.title}</h2>
      <div className="wrap">
        {mine.map((one) => (
          <Button key={one.providerId} onClick={() => setChosen(one)}>
            {one.providerName ?? one.providerId}
          </Button>
        ))}
      </div>
      {chosen?.role && (
        <Sheet title={chosen.providerName ?? chosen.providerId} onClose={() => setChosen(undefined)}>
          <Suspense fallback={<Bones />}>
            <NewsForm providerId={chosen.providerId} role={chosen.role} />
          </Suspense>
        </Sheet>
      )}
    </section>
  );
};

/** For people who work somewhere: which news they want of each place. */
export const MyNews = () => {
  const { data } = useLive(useCounterfoil().me().memberships(), []);
  const mine = data.filter(({ role }) => role !== undefined);
  if (mine.length === 0) return null;
  return (
    <Suspense>
      <Places mine={mine} />
    </Suspense>
  );
};
