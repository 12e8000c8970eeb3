/** What the colours of the style sheet come to, and how far apart they are. */
type Rgb = readonly [number, number, number];

/** The colour that a value of the style sheet comes to, laid on a ground. */
export function colourOf(value: string, ground: Rgb = [0, 0, 0]): Rgb {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  const probe = document.createElement('i');
  probe.style.color = value;
  document.body.append(probe);
  if (!canvas) throw new Error('There is no canvas.');
  canvas.fillStyle = `rgb(${ground.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const luminance = (rgb: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** As WCAG reckons it: 1 for the same colour, 21 for black on white. */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
};
