import { useWords } from '../../words/language.tsx';
import { MessagesForm } from './messages-form.tsx';
import { PushChoice } from './push-choice.tsx';

/** Messages to this person: which, when, and whether this device shows them. */
export const MyMessages = () => {
  const { messages } = useWords();
  return (
    <section className="stack tight">
      <h2>{messages.title}</h2>
      <MessagesForm />
      <PushChoice />
    </section>
  );
};
