/** Measures the reading of plain text on the sample texts: rules were tuned on one half, the other half judges them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ingestBytes, type IngestedArticle } from './ingest.ts';

interface Expected {
  /** Null where the source has no title of its own. */
  readonly title: string | null;
  readonly headings: readonly string[];
  readonly source: string | null;
  readonly language: string;
}

interface Sample {
  readonly name: string;
  readonly expected: Expected;
  readonly article: IngestedArticle;
}

function loadSamples(split: 'tuning' | 'held-out'): Sample[] {
  const folder = new URL(`./samples/${split}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.map((file) => {
    const sidecar = readFileSync(new URL(file.replace('.txt', '.expected.json'), folder), 'utf8');
    const ingested = ingestBytes(file, readFileSync(new URL(file, folder)));
    if (ingested.kind !== 'article') throw new Error(`${file} was not read: ${ingested.kind}`);
    // The sidecars are ours; their shape is the interface above.
    return { name: file, expected: JSON.parse(sidecar) as Expected, article: ingested.article };
  });
}

const textsOf = ({ blocks, text }: IngestedArticle, kind: string): string[] =>
  blocks.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end));

interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly titles: number;
  readonly sources: number;
  readonly languages: number;
}

function measure(samples: readonly Sample[]): Figures {
  let found = 0;
  let right = 0;
  let wanted = 0;
  for (const { expected, article } of samples) {
    const headings = textsOf(article, 'heading');
    found += headings.length;
    wanted += expected.headings.length;
    right += headings.filter((heading) => expected.headings.includes(heading)).length;
  }
  const share = (isRight: (sample: Sample) => boolean): number =>
    samples.filter(isRight).length / samples.length;
  return {
    precision: right / found,
    recall: right / wanted,
    titles: share(({ expected, article }) => (textsOf(article, 'title')[0] ?? null) === expected.title),
    sources: share(({ expected, article }) => (textsOf(article, 'source')[0] ?? null) === expected.source),
    languages: share(({ expected, article }) => article.language === expected.language),
  };
}

function describeMistakes(samples: readonly Sample[]): string {
  const lines = samples.flatMap(({ name, expected, article }) => {
    const got = {
      title: textsOf(article, 'title')[0] ?? null,
      headings: textsOf(article, 'heading'),
      source: textsOf(article, 'source')[0] ?? null,
      language: article.language,
    };
    return JSON.stringify(got) === JSON.stringify({ ...expected }) ? [] : [`${name}: ${JSON.stringify(got)}`];
  });
  return lines.join('\n');
}

const print = (split: string, samples: readonly Sample[], figures: Figures): void => {
  const said = Object.entries(figures).map(([name, figure]) => `${name} ${(figure * 100).toFixed(1)} %`);
  process.stdout.write(`plain text, ${split} (${samples.length} samples): ${said.join(', ')}\n`);
};

describe.each(['tuning', 'held-out'] as const)('the %s samples', (split) => {
  const samples = loadSamples(split);
  const figures = measure(samples);
  print(split, samples, figures);

  it('are many enough to mean something', () => {
    expect(samples.length).toBeGreaterThanOrEqual(16);
  });

  it('give headings that are headings (precision)', () => {
    expect(figures.precision, describeMistakes(samples)).toBeGreaterThanOrEqual(0.9);
  });

  it('give the headings that are there (recall)', () => {
    expect(figures.recall, describeMistakes(samples)).toBeGreaterThanOrEqual(0.85);
  });

  it('give the title of the source, and none where it has none', () => {
    expect(figures.titles, describeMistakes(samples)).toBeGreaterThanOrEqual(0.9);
  });

  it('give the closing source line and the language', () => {
    expect(figures.sources, describeMistakes(samples)).toBeGreaterThanOrEqual(0.9);
    expect(figures.languages, describeMistakes(samples)).toBeGreaterThanOrEqual(0.9);
  });
});
