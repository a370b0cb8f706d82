import type { StationTicket } from '@counterfoil/client';
import { useCallback, useEffect, useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { acknowledge, remember } from './memory.ts';
import { ordersToAsk, type PaidStep, settle, stepPaid } from './settle.ts';
import { type MemoryOf, readMemory, storeMemory } from './stored-memory.ts';

/**
 * The memory of this display, which survives a reload. Mount another one for another station.
 *
 * @param tickets `undefined` while nothing was read yet
 */
export const useMemory = (of: MemoryOf, tickets: readonly StationTicket[] | undefined, now: Date) => {
  const counterfoil = useCounterfoil();
  const { uid, providerId, station } = of;
  const [memory, setMemory] = useState(() => readMemory(of));
  const minute = Math.floor(now.getTime() / 60_000);
  useEffect(() => {
    if (tickets) setMemory((before) => remember(before, tickets, new Date(minute * 60_000)));
  }, [tickets, minute]);
  const asked = ordersToAsk(memory).join(' ');
  useEffect(() => {
    const provider = counterfoil.provider(providerId);
    const answers = asked
      .split(' ')
      .filter(Boolean)
      .map((orderId) =>
        provider.order(orderId).subscribe({
          next: ({ data, fromCache }) => {
            // A cache may not have the order, and that says nothing.
            if (data || !fromCache) setMemory((before) => settle(before, orderId, data, counterfoil.now()));
          },
          // The list of the station fails for the same reason, and says so.
          error: () => undefined,
        }),
      );
    return () => {
      for (const answer of answers) answer.unsubscribe();
    };
  }, [counterfoil, providerId, asked]);
  useEffect(() => {
    storeMemory({ uid, providerId, station }, memory);
  }, [uid, providerId, station, memory]);
  const seen = useCallback((orderId: string) => setMemory((before) => acknowledge(before, orderId)), []);
  const step = useCallback((paid: PaidStep) => setMemory((before) => stepPaid(before, paid)), []);
  return { memory, seen, step };
};
