import type { StationTicket } from '@counterfoil/client';
import { useCallback, useEffect, useState } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { acknowledge, emptyMemory, type Memory, remember } from './memory.ts';
import { ordersToAsk, type PaidStep, settle, stepPaid } from './settle.ts';

const keyOf = (providerId: string, station: string): string => `kitchen ${providerId} ${station}`;

/** A stored memory of another version of the app is as good as none. */
const read = (key: string): Memory => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    const { tickets, done } = Object(stored);
    return Array.isArray(tickets) && Array.isArray(done) ? { tickets, done } : emptyMemory;
  } catch {
    return emptyMemory;
  }
};

/** The memory of this display, which survives a reload. `undefined` tickets: nothing was read yet. */
export const useMemory = (
  providerId: string,
  station: string,
  tickets: readonly StationTicket[] | undefined,
  now: Date,
) => {
  const counterfoil = useCounterfoil();
  const key = keyOf(providerId, station);
  const [memory, setMemory] = useState(() => read(key));
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
    localStorage.setItem(key, JSON.stringify(memory));
  }, [key, memory]);
  const seen = useCallback((orderId: string) => setMemory((before) => acknowledge(before, orderId)), []);
  const step = useCallback((paid: PaidStep) => setMemory((before) => stepPaid(before, paid)), []);
  return { memory, seen, step };
};
