/**
 * Lines that say what they are: `Titre : …`, `Par …`, `Date: …`, `Lire la suite : …`. One table a meaning, in the
 * languages that readers' folders are most likely to hold.
 */

const LONGEST_LABELLED = 300;
const SEPARATOR = '\\s*[:：]\\s*';

/** Matches a whole line `label : value` and captures the value; labels are alternatives of a regular expression. */
const labelled = (labels: string): RegExp => new RegExp(`^(?:${labels})${SEPARATOR}(\\S.*)$`, 'iu');

const TITLE = labelled(
  'titre|title|titolo|título|titulo|titel|titlu|tytuł|nadpis|otsikko|название|заголовок|العنوان|عنوان|标题|標題|タイトル|제목',
);
const AUTHOR = labelled(
  'auteur|auteure|autrice|author|autor|autora|autore|autrice|verfasser|автор|الكاتب|作者|著者|저자',
);
const DATE = labelled('date|publié le|published|datum|fecha|data|дата|التاريخ|日期|日付|날짜');
const DATED =
  /^(?:publié|mis en ligne|paru|published|posted|veröffentlicht|publicado|pubblicato)\s+(?:(?:le|on|am|el|il)\s+)?(\D{0,20}\d.{0,40})$/iu;
const TAGS = labelled('tags|mots[- ]clés|keywords|étiquettes|schlagwörter|palabras clave|parole chiave');
const BYLINE =
  /^(?:par|by|von|por|di|автор)\s+((?:\p{Lu}[\p{L}.'’-]*)(?:\s+(?:et|and|und|y|e|de|du|van|von|\p{Lu}[\p{L}.'’-]*)){1,6})$/iu;

const SOURCE =
  /^(?:sources?|la suite(?: ici| sur| dans)?|lire (?:la suite|l[’']article(?: complet)?|aussi)|à lire(?: aussi| sur)?|article original|lien|retrouvez|en savoir plus|read (?:more|on|the (?:rest|full (?:article|story)))|continue reading|full (?:article|story)|original(?:ly published)?|more (?:at|on)|link|via|quellen?|weiterlesen|mehr (?:dazu|lesen)|fuentes?|leer más|seguir leyendo|fonti?|fonte|continua a leggere|leggi (?:tutto|anche)|leia mais|источник|читать далее|подробнее|المصدر|来源|來源|出典|출처)(?:\s[^:：]{0,40})?\s*[:：]\s*\S/iu;
const ADDRESS = /^<?(?:https?:\/\/|www\.)\S+>?$/iu;
/** `Title of the piece | Name of the site`. */
const SITE_TAIL = /\S\s[|｜]\s\S[^|｜]{1,60}$/u;

const NOTICE =
  /^(?:photos?|crédits?(?: photo)?|credits?|image|illustration|légende|figure|fig\.|tableau|table|mis à jour|publié|updated|published|posted|temps de lecture|reading time|lecture|publicité|advertisement|partager|share|imprimer|abonnez|subscribe|copyright|©|tél|tel|e-?mail|courriel)(?=$|[\s.:：©])/iu;
const MONTH =
  /\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)\b/iu;

export interface LabelledLine {
  readonly kind: 'title' | 'author' | 'date' | 'tags';
  readonly value: string;
}

const MEANINGS: readonly (readonly [LabelledLine['kind'], RegExp])[] = [
  ['title', TITLE],
  ['author', AUTHOR],
  ['author', BYLINE],
  ['date', DATE],
  ['date', DATED],
  ['tags', TAGS],
];

/** What a labelled line says; null for any other line. */
export function readLabel(line: string): LabelledLine | null {
  if (line.length > LONGEST_LABELLED) return null;
  for (const [kind, pattern] of MEANINGS) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return { kind, value };
  }
  return null;
}

/** Says where the text comes from or goes on: `La suite ici : …`, a bare address. */
export const namesSource = (line: string): boolean =>
  line.length <= LONGEST_LABELLED && (SOURCE.test(line) || ADDRESS.test(line));

/** Could close a text as `Title | Site` does; only the place tells. */
export const namesSite = (line: string): boolean => line.length <= 160 && SITE_TAIL.test(line);

/** A date, a caption, a line of the page's furniture: short and without a stop, yet no heading. */
export const isNotice = (line: string): boolean =>
  line.length <= 160 &&
  (NOTICE.test(line) || (/\d/.test(line) && MONTH.test(line) && line.split(/\s+/u).length <= 8));

/** A title that announces a part, never a whole: `Introduction`, `Contexte`. */
export const namesPart = (line: string): boolean =>
  /^(?:introduction|préambule|avant-propos|résumé|contexte|conclusion|abstract|summary|foreword|preface|background|einleitung|zusammenfassung|introducción|introduzione|введение)(?=$|\s*[:：])/iu.test(
    line,
  );
