/** An address of a mail, with the quotes or brackets around it that a server may write. */
const mailAddress = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** An international number, also with blanks, dots and hyphens between its digits. */
const phoneNumber = /\+\d(?:[\s.-]?\d){5,14}/g;

/** The words of a service, without the addresses and numbers of people: they go to the log. */
export const withoutAddresses = (text: string): string =>
  text.replace(mailAddress, '‹address›').replace(phoneNumber, '‹number›');
