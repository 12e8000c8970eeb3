import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../contract/annotation.ts';
import { describePassage } from '../annotations/describe.ts';
import { anchorFunctions, type AnchorFunctions, type AnchorRequest } from '../annotations/functions.ts';
import { inProcess } from '../threads/in-process.ts';
import { askOver, remoteOf } from '../threads/threads.ts';
import { AnchorMemory } from './anchor-memory.ts';
import { PassageAnchors, type AnchorPassages, type Text } from './passage-anchors.ts';

const MORNING = {
  textHash: 'morning',
  text: 'The baker opened at six. Flour hung in the lamplight like fog. By seven the first loaves were sold, and the street smelled of bread until noon.',
};
const EVENING = {
  textHash: 'evening',
  text: `An editor put this sentence first. ${MORNING.text.replace('hung', 'floated')}`,
};
const NIGHT = { textHash: 'night', text: `${EVENING.text} Nobody came after that.` };
const texts = new Map([MORNING, EVENING, NIGHT].map(({ text, textHash }) => [textHash, text]));

const mark = (words: string, on = MORNING): Annotation => ({
  ...{ id: words, articleId: 'a', colour: 'sun', note: '', tags: [], createdAt: 1, updatedAt: 1 },
  settlement: null,
  passage: describePassage(
    on.text,
    on.textHash,
    on.text.indexOf(words),
    on.text.indexOf(words) + words.length,
  ),
});

/** Anchors that remember what they find of these annotations, in this text of theirs. */
function anchorsThat(anchorPassages: AnchorPassages) {
  const memory = new AnchorMemory(() => undefined);
  const anchors = new PassageAnchors(memory, anchorPassages, (textHash) =>
    Promise.resolve(texts.get(textHash) ?? null),
  );
  const seek = (annotations: readonly Annotation[], { textHash }: Text): void => {
    for (const { id, articleId, passage, settlement } of annotations)
      memory.set(id, { articleId, passage, settlement, textHash, anchor: null, lacksText: false });
  };
  return { anchors, seek, memory };
}

/** Anchors through a real channel, whose requests are kept. */
function openAnchors() {
  const requests: AnchorRequest[] = [];
  const none = () => ({});
  const thread = inProcess({ ingest: none, search: none, import: none, anchor: () => anchorFunctions })(
    'anchor',
  );
  const remote = remoteOf<AnchorFunctions>(askOver(thread.port));
  const opened = anchorsThat((request) => {
    requests.push(request);
    return remote.anchorPassages(request);
  });
  return { requests, ...opened };
}

describe('where passages are today', () => {
  it('is known without the thread while the text is the one they were made on', async () => {
    const { anchors, requests } = openAnchors();
    expect(await anchors.of([mark('the first loaves')], MORNING)).toMatchObject([{ state: 'exact' }]);
    expect(requests).toEqual([]);
  });

  it('is asked of the thread once for all the passages of an edited text, with the texts they were made on', async () => {
    const { anchors, requests } = openAnchors();
    const marks = [
      mark('the first loaves'),
      mark('put this sentence', EVENING),
      mark('Flour hung in the lamplight'),
    ];
    const found = await anchors.of(marks, EVENING);
    expect(found.map(({ state }) => state)).toEqual(['moved', 'exact', 'edited']);
    expect(
      found.map((anchor) =>
        anchor.state === 'orphaned' ? '' : EVENING.text.slice(anchor.start, anchor.end),
      ),
    ).toEqual(['the first loaves', 'put this sentence', 'Flour floated in the lamplight']);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.passages.map(({ exact }) => exact)).toEqual([
      'the first loaves',
      'Flour hung in the lamplight',
    ]);
    expect([...(requests[0]?.keptTexts.keys() ?? [])]).toEqual(['morning']);
  });

  it('is remembered until the text is another, also while it is still being found out', async () => {
    const { anchors, requests, seek } = openAnchors();
    const marks = [mark('the first loaves')];
    seek(marks, EVENING);
    const [first, second] = await Promise.all([anchors.of(marks, EVENING), anchors.of(marks, EVENING)]);
    expect(second).toEqual(first);
    expect(await anchors.of(marks, EVENING)).toEqual(first);
    expect(requests).toHaveLength(1);
    await anchors.of(marks, { ...EVENING, text: `Once more. ${EVENING.text}`, textHash: 'again' });
    expect(requests).toHaveLength(2);
  });

  it('is given in the order of the annotations, whatever versions they were made on', async () => {
    const { anchors } = openAnchors();
    const marks = [
      mark('floated', EVENING),
      mark('until noon'),
      mark('An editor', EVENING),
      mark('opened at six'),
    ];
    const today = { text: `Late. ${NIGHT.text}`, textHash: 'late' };
    const found = await anchors.of(marks, today);
    expect(
      found.map((anchor) => (anchor.state === 'orphaned' ? '' : today.text.slice(anchor.start, anchor.end))),
    ).toEqual(['floated', 'until noon', 'An editor', 'opened at six']);
  });

  it('is asked again when the thread could not say', async () => {
    let isBroken = true;
    const { anchors } = anchorsThat((request) =>
      isBroken
        ? Promise.reject(new Error('Out of memory.'))
        : Promise.resolve(anchorFunctions.anchorPassages(request)),
    );
    await expect(anchors.of([mark('until noon')], EVENING)).rejects.toThrow('Out of memory.');
    isBroken = false;
    expect(await anchors.of([mark('until noon')], EVENING)).toMatchObject([{ state: 'moved' }]);
  });
});
