import type { Actor } from '@counterfoil/domain';
import type { HotelRow } from './hotel-row.ts';

export const timeZone = 'Europe/Lisbon';
export const owner: Actor = { kind: 'user', uid: 'hotel-owner', name: 'The hotel' };

export const serviceIdOf = ({ roomType }: HotelRow): string => `room-${roomType}`;
export const partyOf = ({ guests }: HotelRow): number => Math.max(1, guests);
