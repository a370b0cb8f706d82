/**
 * The limit of a list that is read whole: what a house is made of, and what is open in it. Not a page, but more than a device should
 * ever hold of one kind.
 */
export const whole = 10_000;
