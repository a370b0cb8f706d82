import type { StationTicket } from '@counterfoil/client';
import { useCallback, useEffect, useState } from 'react';
import { acknowledge, emptyMemory, type Memory, remember } from './memory.ts';

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
  const key = keyOf(providerId, station);
  const [memory, setMemory] = useState(() => read(key));
  const minute = Math.floor(now.getTime() / 60_000);
  useEffect(() => {
    if (tickets) setMemory((before) => remember(before, tickets, new Date(minute * 60_000)));
  }, [tickets, minute]);
  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(memory));
  }, [key, memory]);
  const seen = useCallback((orderId: string) => setMemory((before) => acknowledge(before, orderId)), []);
  return { memory, seen };
};
