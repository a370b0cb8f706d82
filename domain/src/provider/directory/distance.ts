import type { Place } from '../profile/listing.ts';

const earthKm = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two places along the surface. */
export const distanceKm = (a: Place, b: Place): number => {
  const sine = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const scale = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const haversine = sine(a.latitude, b.latitude) + scale * sine(a.longitude, b.longitude);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(haversine)));
};

/** Kilometres of one degree of latitude. */
export const degreeKm = radians(1) * earthKm;

/** How much shorter a degree of longitude is at a latitude. */
export const narrowing = (latitude: number): number => Math.cos(radians(Math.min(90, Math.abs(latitude))));
