import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import SettingsWithNotices from '../../tests/component/SettingsWithNotices.svelte';
import NoticeList from './NoticeList.svelte';

const offer = { label: 'Undo', run: () => undefined };
const close = () => page.getByRole('button', { name: 'Dismiss' });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('A notice', () => {
  it('stays four seconds when it only states something, ten when it offers something, longer when it is long', async () => {
    const { app } = await show(NoticeList, {});
    const texts = () => app.notices.shown.map(({ text }) => text);
    app.notices.show({ tone: 'plain', text: 'Passage copied', action: null });
    app.notices.show({ tone: 'plain', text: 'Annotation deleted', action: offer });
    const long = 'Both texts stand in the note now, '.repeat(5);
    app.notices.show({ tone: 'plain', text: long, action: null });
    vi.advanceTimersByTime(3_999);
    expect(texts()).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(texts()).toEqual(['Annotation deleted', long]);
    vi.advanceTimersByTime(5_500);
    expect(texts()).toEqual(['Annotation deleted']);
    vi.advanceTimersByTime(500);
    expect(texts()).toEqual([]);
  });

  it('stays until it is closed when it tells a problem', async () => {
    const { app } = await show(NoticeList, {});
    app.notices.show({ tone: 'problem', text: 'The disk is full.', action: null });
    vi.advanceTimersByTime(3_600_000);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.');
    await close().click();
    expect(app.notices.shown).toEqual([]);
  });

  it('stays while the pointer or the keyboard is on any of them, and two seconds more', async () => {
    const { app } = await show(NoticeList, {});
    app.notices.show({ tone: 'plain', text: 'Passage copied', action: null });
    app.notices.show({ tone: 'plain', text: 'Annotation deleted', action: offer });
    await page.getByText('Annotation deleted').hover();
    vi.advanceTimersByTime(60_000);
    expect(app.notices.shown).toHaveLength(2);
    await userEvent.unhover(page.getByText('Annotation deleted'));
    (page.getByRole('button', { name: 'Undo' }).element() as HTMLElement).focus();
    vi.advanceTimersByTime(60_000);
    expect(app.notices.shown).toHaveLength(2);
    (document.activeElement as HTMLElement).blur();
    vi.advanceTimersByTime(4_000);
    expect(app.notices.shown.map(({ text }) => text)).toEqual(['Annotation deleted']);
  });

  it('lets the others leave once the one that was held is gone', async () => {
    const { app } = await show(NoticeList, {});
    const held = app.notices.show({ tone: 'plain', text: 'Annotation deleted', action: offer });
    app.notices.show({ tone: 'plain', text: 'Passage copied', action: null });
    app.notices.hold(held);
    app.notices.dismiss(held);
    vi.advanceTimersByTime(4_000);
    expect(app.notices.shown).toEqual([]);
  });
});

describe('Several notices in a low window', () => {
  it('take hardly more room than the last of them, until the pointer or the keyboard comes to them', async () => {
    await page.viewport(1000, 700);
    const { app } = await show(NoticeList, {});
    const region = page.getByRole('region', { name: 'Notices' });
    const height = () => region.element().getBoundingClientRect().height;
    app.notices.show({ tone: 'plain', text: 'Passage copied', action: null });
    await expect.element(page.getByText('Passage copied')).toBeVisible();
    const one = height();
    app.notices.show({ tone: 'plain', text: 'Annotation deleted', action: offer });
    app.notices.show({ tone: 'plain', text: 'Note written', action: null });
    await expect.element(page.getByText('Note written')).toBeVisible();
    await expect.poll(height).toBeLessThan(one + 24);
    (page.getByRole('button', { name: 'Undo' }).element() as HTMLElement).focus();
    await expect.poll(height).toBeGreaterThan(one * 2.5);
    (document.activeElement as HTMLElement).blur();
    await page.getByText('Note written').hover();
    await expect.poll(height).toBeGreaterThan(one * 2.5);
    app.notices.show({ tone: 'problem', text: 'The disk is full.', action: null });
    await userEvent.unhover(page.getByText('Note written'));
    await expect.element(page.getByText('The disk is full.')).toBeVisible();
    expect(page.getByRole('alert').element().getBoundingClientRect().height).toBeGreaterThan(30);
  });
});

describe('While a dialog stands, a notice', () => {
  const box = (element: Element) => element.getBoundingClientRect();
  const middleOf = (element: Element) => {
    const { left, top, width, height } = box(element);
    return document.elementFromPoint(left + width / 2, top + height / 2);
  };

  it('lies below it and what it veils', async () => {
    await page.viewport(700, 420);
    const { app } = await show(SettingsWithNotices, {});
    app.notices.show({ tone: 'plain', text: 'Passage copied', action: null });
    const notice = page.getByText('Passage copied');
    await expect.element(notice).toBeInTheDocument();
    expect(notice.element().contains(middleOf(notice.element()))).toBe(false);
  });

  it('is seen beside it when it tells a problem, and hides none of it', async () => {
    await page.viewport(700, 420);
    const { app } = await show(SettingsWithNotices, {});
    app.notices.show({ tone: 'problem', text: 'Not saved: the disk is full.', action: offer });
    const notice = page.getByText('Not saved: the disk is full.');
    await expect.element(notice).toBeInTheDocument();
    const dialog = page.getByRole('dialog').element();
    await expect.poll(() => box(dialog).bottom).toBeLessThanOrEqual(box(notice.element()).top);
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    expect(notice.element().contains(middleOf(notice.element()))).toBe(true);
    expect(box(dialog).top).toBeGreaterThanOrEqual(0);
    expect(box(notice.element()).bottom).toBeLessThanOrEqual(420);
  });
});
