import { type CommandType, invariant } from '@counterfoil/domain';
import type { Stage } from '../../../domain/test-kit/given.ts';
import type { Played } from '../../../domain/test-kit/played.ts';
import { planExamples } from './plans.ts';
import { providerExamples } from './provider.ts';
import { reservationExamples } from './reservation.ts';
import { restaurantExamples } from './restaurant.ts';

/** One example of each command. A new command does not compile without its price. */
const examples = {
  ...providerExamples,
  ...reservationExamples,
  ...planExamples,
  ...restaurantExamples,
} as const satisfies Readonly<Record<CommandType, () => Stage>>;

/** A command, and the stage after it. */
export interface Example {
  readonly played: Played;
  readonly stage: Stage;
}

export const exampleOf = (type: CommandType): Example => {
  const stage = examples[type]();
  const played = stage.played.at(-1);
  invariant(played?.type === type, `the example of ${type} ends with ${played?.type}`);
  return { played, stage };
};

export const commandTypes = Object.keys(examples).filter((name): name is CommandType => Object.hasOwn(examples, name));
