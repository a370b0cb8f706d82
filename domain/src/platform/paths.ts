export const platformSummaryPath = 'platform/summary';

export const platformDaysPath = `${platformSummaryPath}/daily`;

export const platformProvidersPath = `${platformSummaryPath}/providers`;
