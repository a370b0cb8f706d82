import { beforeAll, describe, test } from 'vitest';
import { expectRepaired } from '../kit/damage/expect-repair.ts';
import { restaurantVariants } from '../kit/damage/restaurant-variants.ts';
import { seededVariants } from '../kit/damage/seeded-variants.ts';
import { type DamagedWorld, openDamagedWorld } from '../kit/damage/world.ts';

let world: DamagedWorld;
beforeAll(async () => {
  world = await openDamagedWorld();
});

describe('damage to a kitchen is found, named and repaired, and nothing else is touched', () => {
  test.each(seededVariants('damage to a kitchen', restaurantVariants))('$name, by $amount', ({ variant, amount }) =>
    expectRepaired(world, variant, amount),
  );
});
