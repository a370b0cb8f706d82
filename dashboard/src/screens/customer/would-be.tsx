import type { NewCommand } from '@counterfoil/client';
import { preview } from '@counterfoil/client/preview';
import { useEffect, useState } from 'react';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useLanguage } from '../../words/language.tsx';

/** Why a command would be refused now; an empty text if it would not. `undefined` until somebody has decided. */
const useRefusal = (command: NewCommand): string | undefined => {
  const counterfoil = useCounterfoil();
  const { locale } = useLanguage();
  const [refusal, setRefusal] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another command comes with another key
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const told = await preview(counterfoil, command, { by: 'device' });
      if (told.outcome === 'applied') return '';
      const { textOf } = await import('@counterfoil/client/rejections');
      return textOf(told.rejection, locale);
    };
    ask().then(
      (text) => !isOver && setRefusal(text),
      // Without an answer nothing is said: the server decides when it is sent.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, []);
  return refusal;
};

/** Tells before anything is sent whether a command would be refused. Give each command a key of its own. */
export const WouldBe = ({ command }: { readonly command: NewCommand }) => {
  const { words } = useLanguage();
  const refusal = useRefusal(command);
  if (refusal === undefined) return null;
  return refusal ? (
    <Banner tone="stop">{words.week.wouldNot(refusal)}</Banner>
  ) : (
    <p role="status">{words.week.wouldFit}</p>
  );
};
