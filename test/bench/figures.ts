/** One figure of the table, and what it is to be at most or at least. */
export interface Figure {
  readonly name: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Of a ratio: the medians' ratio, because pairs of single runs differ more than what is measured. */
  readonly ratio?: Ratio;
}

/** A figure over the largest of others. */
export interface Ratio {
  readonly over: string;
  readonly under: readonly string[];
}

/** Every figure of a page, in the order of the table. Those without a target stand beside one that has it. */
export const pageFigures: readonly Figure[] = [
  {
    name: 'page.load.ratio',
    atMost: 1.05,
    ratio: { over: 'page.load.ms', under: ['page.load.bare.ms'] },
  },
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

/** The reading of settlement files, in rows a second, beside that of readers which only cut them up. */
export const settlementFigures: readonly Figure[] = [
  {
    name: 'settlement.parse.ratio',
    atLeast: 1,
    ratio: {
      over: 'settlement.parse.rows',
      under: ['settlement.papaparse.rows', 'settlement.csv-parse.rows', 'settlement.udsv.rows'],
    },
  },
  { name: 'settlement.parse.rows' },
  { name: 'settlement.papaparse.rows' },
  { name: 'settlement.csv-parse.rows' },
  { name: 'settlement.udsv.rows' },
  { name: 'settlement.1gb.mb', atMost: 150 },
];

/** Drafts a second; equal where the time grows with the events and no faster. */
export const draftFigures: readonly Figure[] = [
  { name: 'drafts.persecond.1000' },
  { name: 'drafts.persecond.10000' },
  { name: 'drafts.persecond.100000' },
];

/** Rules over events. */
export const ruleFigures: readonly Figure[] = [{ name: 'rules.5000x100000.seconds', atMost: 10 }];

/** Batches on a virtual clock against the strict sandbox, under both readings of Intuit's limit on them. */
export const quickbooksFigures: readonly Figure[] = [
  { name: 'qbo.batch.ratio', atLeast: 0.95 },
  { name: 'qbo.batch.once.ratio' },
  { name: 'qbo.batch.eachitem.ratio' },
  { name: 'qbo.429', atMost: 0 },
  { name: 'qbo.reads.per1000' },
];
