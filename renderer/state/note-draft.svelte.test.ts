import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoteDraft } from './note-draft.svelte.ts';

const opened = { note: 'first', tags: ['sea', 'to check'] };

describe('A note that was opened', () => {
  it('says nothing when nothing was typed, whatever it holds and whatever arrived meanwhile', () => {
    const tag = fc.string({ minLength: 1, maxLength: 12 });
    const written = fc.record({ note: fc.string({ unit: 'binary' }), tags: fc.array(tag, { maxLength: 5 }) });
    fc.assert(
      fc.property(written, fc.array(written), (before, arrivals) => {
        const draft = new NoteDraft(before);
        for (const live of arrivals) draft.see(live);
        expect([draft.wanted, draft.back]).toEqual([null, null]);
      }),
    );
  });

  it('follows what arrives in the field that was not typed in', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'first of all';
    draft.see({ note: 'first', tags: ['river'] });
    expect(draft.tags.text).toBe('river');
    expect(draft.wanted).toEqual({ note: 'first of all' });
  });

  it('keeps both texts when another arrived while it was typed in', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'first of all';
    draft.see({ ...opened, note: 'rewritten' });
    expect(draft.note.arrived).toBe('rewritten');
    expect(draft.wanted).toEqual({ note: 'first of all\n\nrewritten' });
  });

  it('keeps what arrived after a pause in the typing as well, and says it once', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'first of all';
    draft.say(draft.wanted ?? {});
    draft.see({ ...opened, note: 'first of all' });
    expect(draft.note.arrived).toBeNull();
    draft.see({ ...opened, note: 'rewritten' });
    draft.say(draft.wanted ?? {});
    draft.see({ ...opened, note: 'first of all\n\nrewritten' });
    expect(draft.wanted).toBeNull();
    draft.note.text = 'first of all, still';
    expect(draft.wanted).toEqual({ note: 'first of all, still\n\nrewritten' });
  });

  it('takes a text that holds the other whole for both of them', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'first of all';
    draft.see({ ...opened, note: 'first of all, and more' });
    expect(draft.wanted).toBeNull();
    draft.note.text = 'first of all, and more, and mine';
    expect(draft.wanted).toEqual({ note: 'first of all, and more, and mine' });
  });

  it('leaves out what arrived when the person says so, and only then', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'mine';
    draft.see({ ...opened, note: 'theirs' });
    draft.note.leaveOut();
    expect(draft.wanted).toEqual({ note: 'mine' });
    draft.see({ ...opened, note: 'theirs again' });
    expect(draft.wanted).toEqual({ note: 'mine\n\ntheirs again' });
  });

  it('adds and takes away tags on what arrived for them', () => {
    const draft = new NoteDraft(opened);
    draft.tags.text = 'sea, river';
    draft.see({ ...opened, tags: ['sea', 'to check', 'far'] });
    expect(draft.wanted).toEqual({ tags: ['sea', 'far', 'river'] });
  });

  it('keeps tags that hold separators when others are added or taken away', () => {
    const tags = ['history, ancient', '#C', 'x;y'];
    const draft = new NoteDraft({ note: '', tags });
    expect(draft.tags.text).toBe('"history, ancient", "#C", "x;y"');
    draft.tags.text += ', sea';
    expect(draft.wanted).toEqual({ tags: [...tags, 'sea'] });
    draft.tags.text = '"#C", sea';
    expect(draft.wanted).toEqual({ tags: ['#C', 'sea'] });
  });

  it('keeps the spaces and lines that a note begins with when more is written behind them', () => {
    const draft = new NoteDraft({ note: '  indented\n  twice', tags: [] });
    draft.note.text += ', and more \n';
    expect(draft.wanted).toEqual({ note: '  indented\n  twice, and more' });
  });

  it('goes back to what stood there, or to what arrived; to nothing when another word came last', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'mine';
    expect(draft.back).toBeNull();
    draft.say(draft.wanted ?? {});
    expect(draft.back).toEqual({ note: 'first' });
    draft.see({ ...opened, note: 'theirs' });
    expect(draft.back).toBeNull();
    draft.say(draft.wanted ?? {});
    expect(draft.back).toEqual({ note: 'theirs' });
  });

  it('says again what could not be kept', () => {
    const draft = new NoteDraft(opened);
    draft.note.text = 'mine';
    const takeBack = draft.say(draft.wanted ?? {});
    expect(draft.wanted).toBeNull();
    takeBack();
    expect(draft.wanted).toEqual({ note: 'mine' });
  });
});
