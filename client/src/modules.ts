/**
 * The parts of the domain that an app loads when it first needs them, and only there: who imports one otherwise brings it into
 * every app from the start.
 */
export const modules = {
  booking: () => import('@counterfoil/domain/booking'),
  restaurant: () => import('@counterfoil/domain/restaurant'),
  house: () => import('@counterfoil/domain/house'),
  insight: () => import('@counterfoil/domain/insight'),
};
