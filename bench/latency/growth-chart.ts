interface Series {
  name: string;
  color: string;
  values: readonly number[];
}

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = { left: 70, right: 170, top: 50, bottom: 55 };
const TICKS = [0.1, 1, 10, 100, 1_000];

/** Times by number of products, both axes in powers of ten; written as SVG without a drawing library. */
export function drawGrowth(sizes: readonly number[], series: readonly Series[]): string {
  const logs = sizes.map(Math.log10);
  const [first = 0] = logs;
  const last = logs.at(-1) ?? 1;
  const [low = 0.1] = TICKS;
  const high = TICKS.at(-1) ?? 1;
  const x = (size: number) =>
    MARGIN.left +
    ((Math.log10(size) - first) / Math.max(1e-9, last - first)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (ms: number) =>
    HEIGHT -
    MARGIN.bottom -
    (Math.log10(Math.max(low, ms) / low) / Math.log10(high / low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const number = (value: number) => value.toLocaleString('en');
  const place = (value: number) => value.toFixed(1);
  const grid = TICKS.map(
    (ms) =>
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${place(y(ms))}" y2="${place(y(ms))}" stroke="#ddd"/>` +
      `<text x="${MARGIN.left - 8}" y="${place(y(ms) + 4)}" text-anchor="end">${number(ms)}</text>`,
  );
  const labels = sizes.map(
    (size) =>
      `<text x="${place(x(size))}" y="${HEIGHT - MARGIN.bottom + 22}" text-anchor="middle">${number(size)}</text>`,
  );
  const lines = series.map(({ name, color, values }, rank) => {
    const points = values.map((ms, at) => `${place(x(sizes[at] ?? 1))},${place(y(ms))}`);
    const dots = points.map((point) => {
      const [cx = '', cy = ''] = point.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${color}"/>`;
    });
    const row = MARGIN.top + 10 + rank * 22;
    const key = WIDTH - MARGIN.right + 14;
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}` +
      `<rect x="${key}" y="${row - 9}" width="12" height="4" fill="${color}"/><text x="${key + 18}" y="${row - 3}">${name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Milliseconds by number of products, both axes in powers of ten; the table of README.md says the same</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="24" font-size="14" font-weight="bold">Milliseconds by number of products</text>`,
    ...grid,
    ...labels,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
