import { type EditorView, WidgetType } from '@codemirror/view';
import type { ComponentDescription } from './describe-component.ts';

export type CardAct = 'edit' | 'remove';

interface CardWidgetParts {
  /** The source of the component: two cards of one source are drawn alike. */
  source: string;
  describe: () => ComponentDescription;
  /** Else it is drawn as a word. */
  isAlone: boolean;
  selected: boolean;
  act: (view: EditorView, card: HTMLElement, act: CardAct) => void;
}

const ACTS: readonly [CardAct, string][] = [
  ['edit', 'Modifier'],
  ['remove', 'Supprimer'],
];

function makeElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A component as a card in the text. By keyboard it is chosen with the arrows; its buttons are for the pointer. */
export class CardWidget extends WidgetType {
  constructor(private readonly parts: CardWidgetParts) {
    super();
  }

  override eq(other: WidgetType): boolean {
    if (!(other instanceof CardWidget)) return false;
    return this.#isLike(other) && other.parts.selected === this.parts.selected;
  }

  override get estimatedHeight(): number {
    return this.parts.isAlone ? 90 : -1;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { label, title, detail } = this.parts.describe();
    const { isAlone } = this.parts;
    const box = isAlone ? 'div' : 'span';
    const card = makeElement(box, isAlone ? 'po-card' : 'po-card po-card--word', '');
    const words = makeElement(box, 'po-card-words', '');
    words.append(makeElement('span', 'po-card-label', label));
    if (title !== '') words.append(makeElement('strong', 'po-card-title', title));
    if (detail !== '') words.append(makeElement('span', 'po-card-detail', detail));
    const buttons = makeElement(box, 'po-card-buttons', '');
    for (const [act, name] of isAlone ? ACTS : ACTS.slice(0, 1)) {
      const button = makeElement('button', 'fr-btn fr-btn--tertiary fr-btn--sm', name);
      button.setAttribute('type', 'button');
      button.tabIndex = -1;
      button.append(makeElement('span', 'fr-sr-only', ` : ${label} ${title}`));
      button.addEventListener('click', () => {
        this.parts.act(view, card, act);
      });
      buttons.append(button);
    }
    card.append(words, buttons);
    this.#show(card);
    return card;
  }

  /** What is chosen is shown on the card that stands there: nothing is drawn anew under the pointer. */
  override updateDOM(card: HTMLElement, _view: EditorView, from: WidgetType): boolean {
    if (!(from instanceof CardWidget) || !this.#isLike(from)) return false;
    this.#show(card);
    return true;
  }

  #isLike({ parts: { source, isAlone } }: CardWidget): boolean {
    return source === this.parts.source && isAlone === this.parts.isAlone;
  }

  #show(card: HTMLElement): void {
    card.classList.toggle('po-card--selected', this.parts.selected);
  }

  override ignoreEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('button') !== null;
  }
}
