import { type EditorState, Facet, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { findComponents, type SourceComponent } from '#lib/studio/find-components.ts';
import { type CardAct, CardWidget } from './card-widget.ts';
import { describeComponent } from './describe-component.ts';

interface Cards {
  components: readonly SourceComponent[];
  /** Where the one begins that its author is typing: it is folded once the cursor leaves it. */
  open: number | undefined;
  decorations: DecorationSet;
}

type ActOnCard = (view: EditorView, component: SourceComponent, act: CardAct) => void;

/** What is done with a card. */
export const actOnCard = Facet.define<ActOnCard, ActOnCard>({
  combine: ([first]) => first ?? (() => undefined),
});

export function isAround({ from, to }: SourceComponent, at: number): boolean {
  return from <= at && at <= to;
}

/** What parts words written after a card from it, and from what follows. */
export function gapsAfter(text: string, { to, isAlone }: SourceComponent): { before: string; after: string } {
  if (!isAlone) return { before: '', after: '' };
  return { before: '\n\n', after: /^(?:$|\n[ \t]*(?:\n|$))/.test(text.slice(to)) ? '' : '\n' };
}

function actOn(view: EditorView, card: HTMLElement, act: CardAct): void {
  const at = view.posAtDOM(card);
  const component = listCards(view.state).find((one) => isAround(one, at));
  if (component) view.state.facet(actOnCard)(view, component, act);
}

function draw(state: EditorState, components: readonly SourceComponent[], open: number | undefined): Cards {
  const { main } = state.selection;
  const cards = components
    .filter(({ from }) => from !== open)
    .map((component) => {
      const { from, to, isAlone } = component;
      const source = state.sliceDoc(from, to);
      const selected = main.from === from && main.to === to;
      const describe = () => describeComponent(state.doc.toString(), component);
      const widget = new CardWidget({ source, selected, isAlone, describe, act: actOn });
      return Decoration.replace({ widget, block: isAlone }).range(from, to);
    });
  return { components, open, decorations: Decoration.set(cards) };
}

/** The component under the cursor that is still being typed. */
function findOpen(
  tr: Transaction,
  components: readonly SourceComponent[],
  before: Cards,
): number | undefined {
  const touched = components.find((one) => isAround(one, tr.newSelection.main.head));
  if (!touched) return undefined;
  const stood = before.components.find(({ from }) => tr.changes.mapPos(from) === touched.from);
  if (stood) return stood.from === before.open ? touched.from : undefined;
  return tr.isUserEvent('input.type') || tr.isUserEvent('delete') ? touched.from : undefined;
}

/** The components of the text, each a card that stays folded. */
export const cardField = StateField.define<Cards>({
  create: (state) => draw(state, findComponents(state.doc.toString()), undefined),
  update(before, tr) {
    if (!tr.docChanged && !tr.selection) return before;
    const components = tr.docChanged ? findComponents(tr.newDoc.toString()) : before.components;
    return draw(tr.state, components, findOpen(tr, components, before));
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).decorations),
  ],
});

/** The components that are shown as cards. */
export function listCards(state: EditorState): readonly SourceComponent[] {
  const { components, open } = state.field(cardField);
  return components.filter(({ from }) => from !== open);
}

/** The card that is chosen: it alone is selected, and whole. */
export function findChosenCard(state: EditorState): SourceComponent | undefined {
  const { main } = state.selection;
  return listCards(state).find(({ from, to }) => from === main.from && to === main.to);
}
