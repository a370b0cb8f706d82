/** A fake of the client for an app's tests. Apps import it in tests only: it brings all deciders and schemas. */

export {
  createFakeCounterfoil,
  type FakeCounterfoil,
  type FakeCounterfoilOptions,
  type OtherCommand,
} from './fake-counterfoil.ts';
export type { FakeUser } from './fake-user.ts';
