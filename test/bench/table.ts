import type { Figure } from './figures';
import type { Samples } from './parts';
import { type Spread, spreadOf } from './spread';

/** The median of each figure, by its name: what a program reads. */
export function mediansOf(figures: readonly Figure[], samples: Samples): Readonly<Record<string, number>> {
  return Object.fromEntries(figures.map((figure) => [figure.name, round(spreadFor(figure, samples).median)]));
}

/** The figures as lines of text, and whether each keeps its target. */
export function tableOf(figures: readonly Figure[], samples: Samples): string {
  const head = ['figure', 'least', 'median', 'most', 'target', ''];
  const rows = figures.map((figure) => {
    const { least, median, most } = spreadFor(figure, samples);
    return [
      figure.name,
      shown(least),
      shown(median),
      shown(most),
      targetOf(figure),
      verdictOf(figure, median),
    ];
  });
  const lines = [head, ...rows].map(([name = '', ...cells]) =>
    `${name.padEnd(28)}${cells.map((cell) => cell.padStart(11)).join('')}`.trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function spreadFor({ name, ratio }: Figure, samples: Samples): Spread {
  if (ratio === undefined) return spreadOf(samples.get(name) ?? []);
  const over = spreadOf(samples.get(ratio.over) ?? []);
  const under = ratio.under.map((each) => spreadOf(samples.get(each) ?? []));
  const largest = under.reduce((most, each) => (each.median > most.median ? each : most));
  return {
    least: over.least / largest.least,
    median: over.median / largest.median,
    most: over.most / largest.most,
  };
}

function targetOf({ atMost, atLeast }: Figure): string {
  if (atMost !== undefined) return `≤ ${atMost}`;
  return atLeast === undefined ? '' : `≥ ${atLeast}`;
}

function verdictOf({ atMost, atLeast }: Figure, median: number): string {
  if (atMost !== undefined) return round(median) <= atMost ? 'ok' : 'over';
  if (atLeast !== undefined) return round(median) >= atLeast ? 'ok' : 'under';
  return '';
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 10_000 ? 0 : 3;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, useGrouping: false });
}
