import type { BrowserContextOptions } from 'playwright-core';
import { bella, customers, marco } from '../demo/people.ts';
import { pizzeria } from '../demo/pizzeria.ts';
import { salon } from '../demo/salon.ts';

const [ada] = customers;

/** One picture of the strip: whose screen, on what device, and what stands below. */
export interface Scene {
  readonly caption: string;
  readonly email: string;
  readonly path: string;
  readonly device: BrowserContextOptions;
  /** Steps after the page is there: names of buttons and radio buttons, in this order. */
  readonly press?: readonly RegExp[];
}

const phone: BrowserContextOptions = { viewport: { width: 390, height: 760 }, locale: 'en-GB', deviceScaleFactor: 2 };
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 760 }, locale: 'en-GB' };
const dark = { colorScheme: 'dark' } as const;
const arabic = { locale: 'ar-EG' } as const;

/** Light and dark, English and Arabic, phone, desk and wall: each at least once. */
export const scenes: readonly Scene[] = [
  {
    caption: 'Book',
    email: ada.email,
    path: `/p/${salon.providerId}`,
    device: phone,
    press: [/Later days/, /times free/, /\d\d:\d\d/],
  },
  { caption: 'Orders', email: marco.email, path: `/at/${pizzeria.providerId}/orders`, device: desk },
  {
    caption: 'The calendar in Arabic',
    email: bella.email,
    path: `/at/${salon.providerId}/calendar`,
    device: { ...desk, ...arabic },
    press: [/لاحق/],
  },
  { caption: 'Bookings', email: ada.email, path: '/bookings', device: { ...phone, ...dark } },
  { caption: 'Tables', email: marco.email, path: `/at/${pizzeria.providerId}/tables`, device: { ...desk, ...dark } },
  { caption: 'The kitchen’s wall', email: marco.email, path: `/at/${pizzeria.providerId}/kitchen/oven`, device: desk },
];
