/** Sets cards level with their passages without letting one cover another. Pure: heights in, tops out. Pixels. */

export interface Card {
  readonly id: string;
  /** Where it would like to stand. */
  readonly level: number;
  readonly height: number;
}

/**
 * The top of every card, in the order given (by level). The active card stands exactly at its level and the others make
 * way, upwards before it and downwards after it; without one, each is pushed down by those before.
 */
export function levelCards(
  cards: readonly Card[],
  activeId: string | null,
  gap: number,
): Map<string, number> {
  const tops = new Map<string, number>();
  const active = Math.max(
    0,
    cards.findIndex(({ id }) => id === activeId),
  );
  let free = Number.NEGATIVE_INFINITY;
  for (const card of cards.slice(active)) {
    const top = Math.max(card.level, free);
    tops.set(card.id, top);
    free = top + card.height + gap;
  }
  let limit = tops.get(cards[active]?.id ?? '') ?? 0;
  for (const card of cards.slice(0, active).reverse()) {
    const top = Math.min(card.level, limit - gap - card.height);
    tops.set(card.id, top);
    limit = top;
  }
  return tops;
}
