import type { Identified, Resource } from '@counterfoil/client';
import { Choices } from '../../design/choices.tsx';
import { useWords } from '../../words/language.tsx';
import { anyone } from './use-wish.ts';

/** The choice of somebody who serves, if the service has more than one. */
export const WhoChoice = ({
  serving,
  chosen,
  onChoose,
}: {
  readonly serving: readonly Identified<Resource>[];
  readonly chosen: string;
  readonly onChoose: (resourceId: string) => void;
}) => {
  const { book } = useWords();
  if (serving.length === 0) return null;
  const choices = [
    { value: anyone, content: book.anyone },
    ...serving.map(({ id, name }) => ({ value: id, content: name })),
  ];
  return <Choices legend={book.with} round value={chosen} onChoose={onChoose} choices={choices} />;
};
