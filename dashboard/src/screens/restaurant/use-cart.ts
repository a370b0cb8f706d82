import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { PlaceProps } from '../provider/place.tsx';
import { type Cart, countOf, priceOf } from './cart.ts';

/** The dishes that are about to be ordered, and the word of the button that notes them. */
export const useCart = ({ providerId, provider }: PlaceProps) => {
  const { orders } = useWords();
  const format = useFormats();
  const { data: menu } = useLive(useCounterfoil().provider(providerId).menu(), []);
  const [cart, setCart] = useState<Cart>(new Map());
  const count = countOf(cart);
  const word = orders.takeIt(orders.dishes(count), format.money(priceOf(cart, menu, provider.currency)));
  return { cart, setCart, count, word };
};
