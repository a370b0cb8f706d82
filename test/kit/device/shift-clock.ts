import type { BrowserContext } from 'playwright-core';

/** Shifts every clock of the pages that start from now on, but no other clock. A second shift adds to the first. */
export const shiftClock = (ms: number) => (context: BrowserContext) =>
  context.addInitScript((ms) => {
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...args: ConstructorParameters<typeof Right>) {
        super(...((args as readonly unknown[]).length === 0 ? ([Right.now() + ms] as unknown as typeof args) : args));
      }
      static override now() {
        return Right.now() + ms;
      }
    } as typeof Right;
  }, ms);
