/** A picture of a screen as a smaller PNG: at most 256 colours, those of flat grounds exact. Pure. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** So many are taken because most of the picture is made of them; the others because they are unlike all before. */
const COMMON = 96;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each, in one number. */
  readonly colours: Uint32Array;
}

function* chunksOf(png: Buffer): Generator<{ readonly type: string; readonly content: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** PNG's fifth filter. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Only what a browser writes: eight bits a sample, with or without transparency, not interlaced. */
function decode(png: Buffer): Pixels {
  const chunks = [...chunksOf(png)];
  const head = chunks[0]?.content ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const samples = head[9] === 6 ? 4 : 3;
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * samples;
  const lines = Buffer.alloc(stride * height);
  const colours = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = x < samples ? 0 : (lines[y * stride + x - samples] ?? 0);
      const up = y === 0 ? 0 : (lines[(y - 1) * stride + x] ?? 0);
      const corner = x < samples || y === 0 ? 0 : (lines[(y - 1) * stride + x - samples] ?? 0);
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      lines[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + added;
    }
    for (let x = 0; x < width; x++) colours[y * width + x] = lines.readUIntBE(y * stride + x * samples, 3);
  }
  return { width, height, colours };
}

/** Green counts most, as it does for the eye. */
function distance(a: number, b: number): number {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  const palette = byCount.slice(0, COMMON).map(([colour]) => colour);
  const others = byCount.slice(COMMON).map(([colour, count]) => ({
    ...{ colour, weight: Math.sqrt(count) },
    nearest: Math.min(...palette.map((each) => distance(each, colour))),
  }));
  while (palette.length < COLOURS && others.length > 0) {
    const next = others.reduce((best, each) =>
      each.nearest * each.weight > best.nearest * best.weight ? each : best,
    );
    if (next.nearest === 0) break;
    palette.push(next.colour);
    for (const each of others) each.nearest = Math.min(each.nearest, distance(each.colour, next.colour));
  }
  return palette;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const indexes = new Map<number, number>();
  for (const colour of counts.keys()) {
    let best = 0;
    palette.forEach((each, at) => {
      if (distance(each, colour) < distance(palette[best] ?? 0, colour)) best = at;
    });
    indexes.set(colour, best);
  }
  const lines = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => {
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexes.get(colour) ?? 0;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    ...[SIGNATURE, chunk('IHDR', head)],
    chunk(
      'PLTE',
      Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    ...[chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', new Uint8Array())],
  ]);
}
