import { describe, expect, it } from 'vitest';
import { isIgnored, isIgnoredFolder } from './ignored.ts';

describe('isIgnored', () => {
  it.each([
    ['a hidden file', '.notes.txt'],
    ['the program’s own records', '.seedleaf/journal/laptop.jsonl'],
    ['a text anywhere below a hidden folder', 'essays/.git/info/readme.md'],
    ['a backup of Emacs or Vim', 'essays/spring.txt~'],
    ['an auto-save of Emacs', '#spring.txt#'],
    ['a lock of Emacs', '.#spring.txt'],
    ['a swap file of Vim', 'spring.txt.swp'],
    ['Vim’s trial file', 'essays/4913'],
    ['a lock of LibreOffice', '.~lock.spring.txt#'],
    ['an owner file of Word', '~$spring.txt'],
    ['a temporary file, in capitals too', 'SPRING.TMP'],
    ['a safe write of JetBrains', 'spring.txt___jb_tmp___'],
    ['a safe write of TextEdit', 'spring.txt.sb-3fa85f64-Qx1aBc'],
    ['a download of Firefox', 'spring.txt.part'],
    ['a download of Chromium', 'Unconfirmed 4913.crdownload'],
    ['a transfer of Syncthing on Windows', '~syncthing~spring.txt.tmp'],
    ['what a drive keeps at its top', '$RECYCLE.BIN/S-1-5-21/spring.txt'],
    ['what a file system found again', 'lost+found/spring.txt'],
  ])('ignores %s', (_what, path) => {
    expect(isIgnored(path)).toBe(true);
  });

  it.each([
    ['a text', 'spring.txt'],
    ['a text in folders', 'essays/2026/spring.md'],
    ['a name with dots inside', 'essays/v1.2/spring.final.txt'],
    ['a name with a tilde or a hash inside', 'a~b #1.txt'],
    ['a name that begins with a tilde', '~ about spring.txt'],
    ['a name that only begins like Vim’s trial', '4913.txt'],
    ['a text in a folder with the name of a temporary file', 'part one.part/spring.txt'],
    ['spaces, accents and other scripts', 'Été à l’ombre/Весна.txt'],
  ])('keeps %s', (_what, path) => {
    expect(isIgnored(path)).toBe(false);
  });
});

describe('isIgnoredFolder', () => {
  it('ignores hidden folders and what is below them, and enters every other', () => {
    expect(['.git', 'a/.git/b', 'System Volume Information'].map(isIgnoredFolder)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['a', 'a/b.tmp', 'backup~'].map(isIgnoredFolder)).toEqual([false, false, false]);
  });
});
