import { emulators, projectId } from '../emulators.ts';

interface SentCodes {
  readonly oobCodes: readonly { readonly email: string; readonly requestType: string; readonly oobLink: string }[];
}

/** The link that verifies an address. The emulator of Auth sends no mail, and shows its links instead. */
export const verificationLink = async (email: string): Promise<string> => {
  const response = await fetch(`http://${emulators.auth}/emulator/v1/projects/${projectId}/oobCodes`);
  const { oobCodes } = (await response.json()) as SentCodes;
  return oobCodes.find((one) => one.email === email && one.requestType === 'VERIFY_EMAIL')?.oobLink ?? 'no link';
};
