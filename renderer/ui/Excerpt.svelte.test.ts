import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import './theme.css';
import Excerpt from './Excerpt.svelte';

const piece = (text: string, word: string) => ({
  text,
  marks: [{ start: text.indexOf(word), end: text.indexOf(word) + word.length }],
});

const excerpt = {
  pieces: [
    piece('la mer entrer dans les prés, sans colère, comme on regarde', 'regarde'),
    piece('un œdicnème criard, que personne n’avait revu', 'œdicnème'),
  ],
  cutBefore: true,
  cutAfter: true,
};

/** The words of each line, as they are laid out. */
function linesOf(element: HTMLElement): string[] {
  const lines = new Map<number, string>();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: sign, index } of (node.textContent ?? '').matchAll(/\S/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + sign.length);
      const bottom = Math.round(range.getBoundingClientRect().bottom / 10);
      lines.set(bottom, (lines.get(bottom) ?? '') + sign);
    }
  return [...lines.values()];
}

it('never leaves a sign for what was left out alone on a line, however wide it is', async () => {
  const frame = document.createElement('p');
  frame.style.cssText = 'font: 13px/30px sans-serif; overflow-wrap: anywhere';
  document.body.append(frame);
  await render(Excerpt, { target: frame, props: { excerpt } });
  for (let width = 120; width <= 460; width++) {
    frame.style.width = `${String(width)}px`;
    expect(linesOf(frame), `${String(width)} px wide`).not.toContain('…');
  }
  expect(frame.querySelectorAll('mark')).toHaveLength(2);
});

it('begins no line with what French sets a space before, and ends none with what opens', async () => {
  const frame = document.createElement('p');
  frame.style.cssText = 'font: 13px/30px sans-serif; overflow-wrap: anywhere';
  document.body.append(frame);
  const text = 'Il appelle à une « plus grande unité » au sein des membres : on attend ; on se tait !';
  const spoken = { pieces: [piece(text, 'unité')], cutBefore: false, cutAfter: false };
  await render(Excerpt, { target: frame, props: { excerpt: spoken } });
  for (let width = 140; width <= 460; width++) {
    frame.style.width = `${String(width)}px`;
    for (const line of linesOf(frame)) expect(line, `${String(width)} px wide`).not.toMatch(/^[:;!?»]|«$/u);
  }
});
