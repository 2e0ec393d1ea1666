import { takeDraftSamples } from './draftSamples';
import {
  draftFigures,
  type Figure,
  pageFigures,
  quickbooksFigures,
  ruleFigures,
  settlementFigures,
} from './figures';
import { takeQuickBooksSamples } from './quickbooksRate';
import { takeRuleSamples } from './ruleSpeed';
import { buildAndTakeSamples } from './samples';
import { takeSettlementSamples } from './settlementSamples';
import { syncFigures } from './syncFigures';
import { takeSyncSamples } from './syncRates';

/** Every value of every figure, by its name. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Figures that are measured together. */
export interface Part {
  readonly name: string;
  readonly figures: readonly Figure[];
  /** Measures `runs` times, and tells what it is at. */
  take(runs: number, tell: (what: string) => void): Promise<Samples>;
}

/** All parts, in the order of the table. */
export const parts: readonly Part[] = [
  { name: 'page', figures: pageFigures, take: buildAndTakeSamples },
  { name: 'settlement', figures: settlementFigures, take: takeSettlementSamples },
  { name: 'drafts', figures: draftFigures, take: takeDraftSamples },
  { name: 'rules', figures: ruleFigures, take: takeRuleSamples },
  { name: 'qbo', figures: quickbooksFigures, take: takeQuickBooksSamples },
  { name: 'sync', figures: syncFigures, take: takeSyncSamples },
];

/** The parts whose names, or names of figures, begin with one of the words; without a word all. */
export function chosenParts(words: readonly string[]): readonly Part[] {
  if (words.length === 0) return parts;
  for (const word of words) {
    if (!parts.some((part) => isMeant(part, word)))
      throw new RangeError(`--only ${word}: there are ${parts.map(({ name }) => name).join(', ')}`);
  }
  return parts.filter((part) => words.some((word) => isMeant(part, word)));
}

function isMeant({ name, figures }: Part, word: string): boolean {
  return name.startsWith(word) || figures.some((figure) => figure.name.startsWith(word));
}
