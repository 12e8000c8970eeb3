// Draws the icon in every size and container that the platforms want: `node build/icons/render.mjs`. The results are
// kept beside it, so that packaging needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** The drawing as PNG bytes, by its size in pixels. */
async function draw() {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const svg = readFileSync(at('icon.svg'), 'utf8');
  const images = new Map();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    images.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return images;
}

/** Windows' container: a directory of 16 bytes an image, then the images. */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(([size, bytes], index) => {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(bytes.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...images.map(([, bytes]) => bytes)]);
}

/** macOS' container: chunks of a type, a length and a PNG. */
const ICNS_TYPES = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};
function icns(images) {
  const chunk = (type, bytes) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(bytes.length + 8, 4);
    return Buffer.concat([head, bytes]);
  };
  const chunks = images.flatMap(([size, bytes]) =>
    ICNS_TYPES[size] ? [chunk(ICNS_TYPES[size], bytes)] : [],
  );
  return chunk('icns', Buffer.concat(chunks));
}

const images = [...(await draw())];
for (const [size, bytes] of images) writeFileSync(at(`${size}x${size}.png`), bytes);
writeFileSync(at('icon.ico'), ico(images.filter(([size]) => size <= 256)));
writeFileSync(at('icon.icns'), icns(images));
