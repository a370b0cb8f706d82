import { expect, test } from 'vitest';
import { bookingCommands } from './booking/booking-commands.ts';
import { bookingSystemCommands } from './booking/booking-system-commands.ts';
import { commandTypes } from './commands.ts';
import { houseCommands } from './people/house-commands.ts';
import { printJobCommands } from './restaurant/print-job-commands.ts';
import { restaurantCommands } from './restaurant/restaurant-commands.ts';

test('each command is decided by the definition of its name, on a server as on a device', () => {
  const definitions = {
    ...houseCommands,
    ...bookingCommands,
    ...bookingSystemCommands,
    ...restaurantCommands,
    ...printJobCommands,
  };
  expect(Object.keys(commandTypes)).toHaveLength(Object.keys(definitions).length);
  for (const [type, { definition }] of Object.entries(commandTypes)) {
    expect(Object.entries(definitions).find(([name]) => name === type)?.[1], type).toBe(definition);
  }
});
