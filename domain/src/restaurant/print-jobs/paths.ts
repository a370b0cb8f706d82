import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const printersPath = (providerId: string): string => `${providerPath(providerId)}/printers`;

export const printerRef = (providerId: string, printerId: string): Ref<'printer'> => ({
  kind: 'printer',
  path: `${printersPath(providerId)}/${printerId}`,
});

export const printJobsPath = (providerId: string): string => `${providerPath(providerId)}/printJobs`;

export const printJobRef = (providerId: string, printJobId: string): Ref<'printJob'> => ({
  kind: 'printJob',
  path: `${printJobsPath(providerId)}/${printJobId}`,
});
