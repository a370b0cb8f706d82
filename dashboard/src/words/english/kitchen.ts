import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The display of a kitchen. */
export const kitchen = {
  kitchen: {
    title: (station: string) => station,
    tickets: (count: number) => plural(count, { one: '# ticket', other: '# tickets' }),
    oldest: (age: string) => `oldest ${age}`,
    age: (count: number) => plural(count, { one: '# min', other: '# min' }),
    soon: 'soon',
    late: 'late',
    start: 'tap to start',
    preparing: 'making',
    ready: 'ready',
    withdrawn: 'void',
    withdrawnLines: (count: number) =>
      plural(count, { one: '# line was withdrawn · tap when seen', other: '# lines were withdrawn · tap when seen' }),
    changedLines: (count: number) =>
      plural(count, {
        one: '# line is new or changed · tap when seen',
        other: '# lines are new or changed · tap when seen',
      }),
    allDay: 'All day',
    recall: 'Recall',
    recallNone: 'Nothing was finished in the last half hour.',
    soundOn: 'Sound on',
    soundOff: 'Sound off',
    number: (number: string) => `No. ${number}`,
    none: 'No tickets.',
    noneHint: 'New ones appear here by themselves.',
    old: (age: string) => `Last heard ${age}. Look at the paper tickets, too.`,
    unheard: 'Nothing is heard yet, and these tickets are remembered. Look at the paper tickets, too.',
    stations: 'Stations',
    noStations: 'No dish names a station yet.',
    leave: 'Leave',
    takeAway: 'Take-away',
    paid: 'paid',
  },
};
