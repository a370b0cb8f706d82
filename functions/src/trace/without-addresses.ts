/**
 * An address of a mail, with the quotes or brackets around it that a server may write. Before the sign it has 64 octets
 * at most: without that bound, a long word would be read again from each of its letters.
 */
const mailAddress = /[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]+/g;

/** An international number, also with blanks, dots and hyphens between its digits. */
const phoneNumber = /\+\d(?:[\s.-]?\d){5,14}/g;

/** The words of a service, without the addresses and numbers of people: they go to the log. */
export const withoutAddresses = (text: string): string =>
  text.replace(mailAddress, '‹address›').replace(phoneNumber, '‹number›');
