import { expect, test } from 'vitest';
import { closureCommands } from './booking/closures/commands.ts';
import { bookingCommands } from './booking/commands.ts';
import { deskCommands } from './booking/desk-commands.ts';
import { bookingGuestCommands } from './booking/guest-commands.ts';
import { refundCommands } from './booking/refunds/commands.ts';
import { subscriptionCommands } from './booking/subscription/commands.ts';
import { bookingSystemCommands } from './booking/system-commands.ts';
import { voucherCommands } from './booking/voucher/commands.ts';
import { commandSpecs } from './commands.ts';
import { invariantCommands } from './invariants/commands.ts';
import { providerCommands } from './provider/commands.ts';
import { directoryCommands } from './provider/directory/commands.ts';
import { invitationCommands } from './provider/invitations/commands.ts';
import { suspensionCommands } from './provider/suspension/commands.ts';
import { rebuildCommands } from './rebuild/commands.ts';
import { restaurantCommands } from './restaurant/commands.ts';
import { guestCommands } from './restaurant/guest-commands.ts';
import { printJobCommands } from './restaurant/print-jobs/commands.ts';

test('every command has the decider of the same name, on servers and devices', () => {
  const definitions = {
    ...providerCommands,
    ...directoryCommands,
    ...invitationCommands,
    ...bookingCommands,
    ...subscriptionCommands,
    ...deskCommands,
    ...bookingGuestCommands,
    ...bookingSystemCommands,
    ...closureCommands,
    ...invariantCommands,
    ...suspensionCommands,
    ...rebuildCommands,
    ...refundCommands,
    ...restaurantCommands,
    ...guestCommands,
    ...printJobCommands,
    ...voucherCommands,
  };
  expect(Object.keys(commandSpecs)).toHaveLength(Object.keys(definitions).length);
  for (const [type, { definition }] of Object.entries(commandSpecs)) {
    // The server adds limits and refunds to some deciders, with reads of their own, and keeps their other parts.
    const own = Object.entries(definitions).find(([name]) => name === type)?.[1];
    expect(own?.aggregate, type).toBe(definition.aggregate);
    if (own?.readsNext) expect(definition.readsNext, type).toBeDefined();
  }
});
