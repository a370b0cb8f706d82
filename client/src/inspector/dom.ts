type Child = Node | string | false | undefined;

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Creates an element. An attribute that is `false` or absent is left out. */
export const h = (tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
};

/** Rows keep their identity by `data-key`, also when others come and go before them. */
const keyOf = (node: Node): string | undefined => (node instanceof HTMLElement ? node.dataset.key : undefined);

const matchAttributes = (from: Element, to: Element): void => {
  for (const { name } of [...from.attributes]) {
    // The person opens and closes details.
    if (!to.hasAttribute(name) && name !== 'open') from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
};

const become = (node: Node, next: Node): void => {
  if (node instanceof Element && next instanceof Element) morph(node, next);
  else if (node.textContent !== next.textContent) node.textContent = next.textContent;
};

/** Returns a function that finds the node to keep for a new one: the one with its key, or else the next of its kind. */
const keeper = (nodes: readonly Node[]): ((next: Node) => Node | undefined) => {
  const left = new Set(nodes);
  return (next) => {
    const kept = [...left].find((node) => node.nodeName === next.nodeName && keyOf(node) === keyOf(next));
    if (kept) left.delete(kept);
    return kept;
  };
};

/** Only moves what is out of its place: a node that is inserted again loses the focus. */
const place = (parent: Node, children: readonly Node[]): void => {
  const wanted = new Set(children);
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
  for (const [n, node] of children.entries()) {
    const current = parent.childNodes[n];
    if (current !== node) parent.insertBefore(node, current ?? null);
  }
};

/**
 * Changes an element into another one, and touches only the difference: focus, selection, open details and the scroll
 * position stay.
 */
export const morph = (from: Element, to: Element): void => {
  matchAttributes(from, to);
  const keep = keeper([...from.childNodes]);
  const children = [...to.childNodes].map((next) => {
    const kept = keep(next);
    if (kept) become(kept, next);
    return kept ?? next;
  });
  place(from, children);
};
