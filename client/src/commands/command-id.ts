import { randomBytes } from '../connection/random-bytes.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

let lastMs = 0;
let counter = 0;

/**
 * Creates a UUIDv7 (RFC 9562, §6.2, method 1): the millisecond, then a counter within it, then random bits. The ids of
 * one device are ascending, even if its clock is set back. A library does the same in twenty times the size.
 */
export const commandId = (now = Date.now()): string => {
  counter = now > lastMs ? 0 : counter + 1;
  // The counter has 12 bits. After an overflow the id uses the next millisecond.
  lastMs = Math.max(now, lastMs) + (counter > 0xfff ? 1 : 0);
  if (counter > 0xfff) counter = 0;
  const random = [...randomBytes(8)];
  random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
  const tail = random.map((byte) => hex(byte, 2)).join('');
  const time = hex(lastMs, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
};
