import { doc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { denyThenAllow, openStage } from '../kit/rules.ts';

const stage = await openStage('opening-hours');

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `'09:00-17:00'` as a period. */
const at = (text: string): object => {
  const [open, close] = text.split('-');
  return { open, close };
};

const monday = (...periods: string[]): object => ({ mon: periods.map(at) });
const everyDay = (...periods: string[]): object => Object.fromEntries(weekdays.map((day) => [day, periods.map(at)]));

const accepted: [name: string, hours: unknown][] = [
  ['hours that are always closed', {}],
  ['a day without periods', { sun: [] }],
  ['one period', monday('09:00-17:00')],
  ['two periods that touch', monday('09:00-12:00', '12:00-17:00')],
  ['until midnight', monday('00:00-24:00')],
  ['past midnight', monday('18:00-02:00')],
  ['past midnight after another', monday('11:00-14:00', '18:00-02:00')],
  ['around the clock from a morning on', monday('06:00-06:00')],
  ['every day', everyDay('09:00-17:00')],
  ['two periods every day', everyDay('09:00-12:00', '13:00-17:00')],
  ['two periods every day, the second past midnight', everyDay('11:00-14:00', '18:00-02:00')],
  ['a night until the next day opens', { mon: [at('18:00-10:00')], tue: [at('10:00-12:00')] }],
];

const refused: [name: string, hours: unknown][] = [
  ['text', '9 to 5'],
  ['a list', [at('09:00-17:00')]],
  ['null', null],
  ['an unknown weekday', { monday: [] }],
  ['a weekday in capitals', { MON: [] }],
  ['one unknown weekday among good ones', { ...everyDay('09:00-17:00'), holiday: [] }],
  ['a day that is a period', { mon: at('09:00-17:00') }],
  ['a day that is text', { mon: '09:00-17:00' }],
  ['a day that is null', { mon: null }],
  ['a period that is text', { mon: ['09:00-17:00'] }],
  ['a period that is null', { mon: [null] }],
  ['a period with another key', { mon: [{ ...at('09:00-17:00'), note: 'lunch' }] }],
  ['a period without an end', { mon: [{ open: '09:00' }] }],
  ['a period without a beginning', { mon: [{ close: '17:00' }] }],
  ['a number for a time', { mon: [{ open: 900, close: 1700 }] }],
  ['a time without its zero', monday('9:00-17:00')],
  ['a time with seconds', monday('09:00:00-17:00')],
  ['a time with a space', monday(' 09:00-17:00')],
  ['minute 60', monday('09:60-17:00')],
  ['hour 25', monday('09:00-25:00')],
  ['a beginning at 24:00', monday('24:00-02:00')],
  ['an end at 24:01', monday('09:00-24:01')],
  ['an overlap of the first two', monday('09:00-12:00', '11:59-17:00')],
  ['periods out of order', monday('13:00-17:00', '09:00-12:00')],
  ['a first of two past midnight', monday('18:00-02:00', '19:00-20:00')],
  ['three periods', monday('06:00-09:00', '11:00-14:00', '18:00-23:59')],
  ['a night into the next day', { mon: [at('18:00-10:00')], tue: [at('09:00-12:00')] }],
  ["a Sunday's night into Monday", { sun: [at('18:00-10:00')], mon: [at('09:00-12:00')] }],
  ['a bad time in the second period', monday('06:00-07:00', '08:00-9:00')],
  ...weekdays.map((day): [string, unknown] => [`a bad ${day}`, { ...everyDay('09:00-17:00'), [day]: [at('9-17')] }]),
];

describe('rules for opening hours', () => {
  test.each(accepted)('allow a manager to set %s', async (_, openingHours) => {
    const provider = await stage.openProvider();
    const change = { openingHours, name: 'New', settings: { theme: 'dark' } };
    await denyThenAllow(
      () => updateDoc(doc(stage.as('staff'), provider), { ...change, ...stage.changed('staff') }),
      () => updateDoc(doc(stage.as('manager'), provider), { ...change, ...stage.changed('manager') }),
    );
  });

  test.each(refused)('reject %s', async (_, openingHours) => {
    const mine = doc(stage.as('manager'), await stage.openProvider());
    await denyThenAllow(
      () => updateDoc(mine, { openingHours, ...stage.changed('manager') }),
      () => updateDoc(mine, { openingHours: monday('08:00-16:00'), ...stage.changed('manager') }),
    );
  });
});
