import type { Chart as ChartOf } from 'chart.js';
import { count } from '../../show/counted.ts';
import { clip } from '../../show/width.ts';
import { displayWidth } from '../../values/width.ts';
import { type Child, h } from './dom.ts';
import { say } from './language.ts';

export type Bar = {
  readonly name: string;
  /** one a series */
  readonly values: readonly number[];
  /** the filter of its documents */
  readonly to: Readonly<Record<string, string>>;
};

type Plot = {
  readonly title: string;
  readonly series: readonly string[];
  readonly bars: readonly Bar[];
  /** names of the style's colours, one a series */
  readonly colours?: readonly string[];
  readonly isHistogram?: boolean;
};

/** Bars that are drawn; the table has all. */
const DRAWN = 14;
/** width of their names */
const COLUMNS = 30;
/** pixels */
const [BAR, AXIS, HISTOGRAM] = [24, 64, 240];

/** A bar chart whose bars lead to their documents, with the same figures as a table. */
export function plot(
  { title, series, bars, colours = ['plot', 'plot2'], isHistogram = false }: Plot,
  signal: AbortSignal,
): Child {
  if (bars.length === 0) return null;
  const shown = isHistogram ? bars : bars.slice(0, DRAWN);
  const canvas = h('canvas', { role: 'img', 'aria-label': title });
  const room = h('div', { class: 'room' }, canvas);
  room.style.height = `${isHistogram ? HISTOGRAM : shown.length * BAR + AXIS}px`;
  void charts().then(Chart => {
    if (signal.aborted) return;
    const chart = draw(Chart, canvas, { series, shown, colours, isHistogram });
    signal.addEventListener('abort', () => chart.destroy());
  });
  const rows = bars.map(bar =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('a', { href: addressOf(bar) }, bar.name)),
      bar.values.map(value => h('td', { class: 'number' }, count(value))),
    ),
  );
  const heads = series.map(name => h('th', { scope: 'col', class: 'number' }, name));
  return h(
    'figure',
    {},
    h('figcaption', {}, title),
    room,
    h(
      'details',
      {},
      h('summary', {}, say('数据表', 'As a table')),
      h('table', {}, h('thead', {}, h('tr', {}, h('td', {}), heads)), h('tbody', {}, rows)),
    ),
  );
}

function addressOf({ to }: Bar): string {
  return `#/list?${new URLSearchParams(to)}`;
}

type Drawing = {
  readonly series: readonly string[];
  readonly shown: readonly Bar[];
  readonly colours: readonly string[];
  readonly isHistogram: boolean;
};

function draw(
  Chart: typeof ChartOf,
  canvas: HTMLCanvasElement,
  { series, shown, colours, isHistogram }: Drawing,
): ChartOf {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const ticks = { color: colour('ink-2'), autoSkip: false, font: { size: 12 } };
  const short = shown.map(({ name }) => shortened(name));
  const isWhole = shown.every(({ values }) => values.every(Number.isInteger));
  const amounts = {
    beginAtZero: true,
    stacked: true,
    grid: { color: colour('line') },
    ticks: { ...ticks, autoSkip: true, ...(isWhole && { precision: 0 }) },
  };
  const names = { stacked: true, grid: { display: false }, ticks };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: short,
      datasets: series.map((label, index) => ({
        label,
        data: shown.map(({ values }) => values[index] ?? 0),
        backgroundColor: colour(colours[index] ?? 'plot'),
        borderRadius: 3,
        maxBarThickness: 26,
      })),
    },
    options: {
      indexAxis: isHistogram ? 'x' : 'y',
      animation: false,
      maintainAspectRatio: false,
      scales: isHistogram ? { x: names, y: amounts } : { x: amounts, y: names },
      plugins: { legend: { display: series.length > 1, labels: { color: colour('ink-2'), boxWidth: 12 } } },
      onClick: (_, elements) => {
        const bar = shown[elements[0]?.index ?? -1];
        if (bar) location.hash = addressOf(bar);
      },
      onHover: (_, elements) => {
        canvas.style.cursor = elements.length > 0 ? 'pointer' : 'default';
      },
    },
  });
}

/** A name in few columns; what tells names apart stands at their end as often as at their beginning. */
function shortened(name: string): string {
  if (displayWidth(name) <= COLUMNS) return name;
  const half = Math.floor(COLUMNS / 2);
  const end = [...name].reverse().join('');
  return clip(name, half) + [...clip(end, half).slice(0, -1)].reverse().join('');
}

let loading: Promise<typeof ChartOf> | undefined;

/** The plotting library, loaded with the first plot. */
function charts(): Promise<typeof ChartOf> {
  loading ??= new Promise((resolve, reject) => {
    const script = h('script', { src: '/chart/chart.umd.js' });
    script.onload = () => resolve((globalThis as unknown as { Chart: typeof ChartOf }).Chart);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}
