import { providerPath } from '../provider/profile/paths.ts';

export const metricsPath = (providerId: string): string => `${providerPath(providerId)}/metrics`;

/** The UTC day of a moment: days of all providers then end at once, and none has 23 hours. */
export const metricsDay = (at: Date): string => at.toISOString().slice(0, 10);

export const metricsDayPath = (providerId: string, day: string): string => `${metricsPath(providerId)}/${day}`;

/** The name of a minute in its document, such as `2030-01-01T09:05`. */
export const minuteName = (at: Date): string => at.toISOString().slice(0, 16);

/** The name of an hour in the document of its day, such as `09`. */
export const hourName = (at: Date): string => at.toISOString().slice(11, 13);
