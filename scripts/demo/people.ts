/** The password of every demo user. */
export const password = 'counterfoil';

export interface Person {
  readonly uid: string;
  readonly displayName: string;
  readonly email: string;
}

const person = (uid: string, displayName: string): Person => ({ uid, displayName, email: `${uid}@example.com` });

export const bella = person('bella', 'Bella Conti');
export const marco = person('marco', 'Marco Ricci');
export const sofia = person('sofia', 'Sofia Greco');
export const luca = person('luca', 'Luca Moretti');
export const stella = person('stella', 'Stella Romano');
export const anna = person('anna', 'Anna Weber');

/** Runs the platform: she sees every place, and can suspend one. */
export const olga = person('olga', 'Olga Petrova');

/** The staff of the demo providers. */
export const crew = [bella, marco, sofia, luca, anna, stella] as const;

export const customers = [
  person('ada', 'Ada Okafor'),
  person('grace', 'Grace Lindqvist'),
  person('linus', 'Linus Meyer'),
  person('noor', 'Noor Haddad'),
  person('joao', 'João Pereira'),
] as const;
