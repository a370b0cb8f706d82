import { expect, test } from 'vitest';
import { samplesIn } from './samples-in.ts';

test('finds the code blocks of TypeScript with their lines, and no others', () => {
  const markdown = '# Title\n\n```sh\nnpm ci\n```\n\n```ts\nconst a = 1;\n```\n\ntext\n\n```tsx\n<p />;\n```\n';
  expect(samplesIn(markdown)).toEqual([
    { language: 'ts', code: 'const a = 1;\n', line: 8 },
    { language: 'tsx', code: '<p />;\n', line: 14 },
  ]);
});
