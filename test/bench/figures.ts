/** One figure of the table, and what it is to be at most. */
export interface Figure {
  readonly name: string;
  readonly atMost?: number;
}

/** Every figure, in the order of the table. Those without a target stand beside one that has it. */
export const figures: readonly Figure[] = [
  { name: 'page.load.ratio', atMost: 1.05 },
  { name: 'page.load.ms' },
  { name: 'page.load.bare.ms' },
  { name: 'page.script.ms' },
  { name: 'page.script.bare.ms' },
  { name: 'page.layout.ms' },
  { name: 'page.layout.bare.ms' },
  { name: 'page.task.ms' },
  { name: 'page.task.bare.ms' },
  { name: 'page.longtask.max.ms', atMost: 50 },
  { name: 'page.longtask.bare.max.ms' },
  { name: 'page.layoutshift', atMost: 0 },
  { name: 'page.layoutshift.bare' },
  { name: 'page.chips.ms', atMost: 100 },
  { name: 'page.chips.cold.ms' },
  { name: 'panel.open.ms', atMost: 200 },
  { name: 'panel.open.cold.ms' },
  { name: 'content.gzip.kb', atMost: 12 },
  { name: 'panel.gzip.kb' },
  { name: 'popup.gzip.kb' },
  { name: 'app.gzip.kb' },
  { name: 'background.gzip.kb' },
];
