/**
 * The readers of the tests, for the words that this process writes: numbers follow the reader's own form of a language.
 * Import it before the words.
 */
Object.defineProperty(navigator, 'languages', { value: ['ar-EG', 'en-GB'], configurable: true });
