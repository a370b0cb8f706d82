import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useOrder } from '../../shell/use-order.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';

/** Takes a gift card that somebody gives away. Until then nobody may read it, so the page knows nothing of it. */
export const Gift = ({ providerId, voucherId }: { readonly providerId: string; readonly voucherId: string }) => {
  const { offers } = useWords();
  useTitle(offers.giftTitle);
  const { isBusy, order } = useOrder();
  const [, go] = useLocation();
  const [isGone, setIsGone] = useState(false);
  const take = async () => {
    const done = await order({ type: 'voucher.take', providerId, payload: { voucherId } });
    if (done === 'applied') go(`/p/${providerId}/offers`);
    else setIsGone(done === 'rejected');
  };
  return (
    <>
      <h1>{offers.giftTitle}</h1>
      {isGone && <Banner tone="stop">{offers.giftNone}</Banner>}
      <Button look="primary" wide busy={isBusy} onClick={take}>
        {offers.take}
      </Button>
    </>
  );
};
