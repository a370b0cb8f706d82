import { expect, test } from 'vitest';
import { bookingCommands } from './booking/commands.ts';
import { bookingSystemCommands } from './booking/system-commands.ts';
import { commandTypes } from './commands.ts';
import { houseCommands } from './provider/commands.ts';
import { restaurantCommands } from './restaurant/commands.ts';
import { printJobCommands } from './restaurant/print-jobs/commands.ts';

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
