/** A program: a function that fails on data of a person, in a process with the parameters of its environment. */
import { inSpan } from '../../functions/src/trace/in-span.ts';
import { observed } from '../../functions/src/trace/observed.ts';

const [, , correlationId = ''] = process.argv;

const parse = () => JSON.parse('Zenobia Quux, zenobia@example.org, +39 06 555 0199, wants the window');

const fail = observed('background', () => inSpan({ name: 'trigger', correlationId }, async () => parse()));

try {
  await fail();
} catch (error) {
  // As the platform prints it.
  console.error(error);
}
process.exit(0);
