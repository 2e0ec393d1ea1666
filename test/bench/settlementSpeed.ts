import { readSettlement } from '../../lib/ledger/settlement/readSettlement';
import { otherReaders, type Reader } from './otherReaders';
import { settlementChunks } from './settlementBytes';

/** Large enough that compiling and starting cost nothing against it. */
const size = 60_000_000;

/** Ours does more: rows are classified, dated, checked, and must add up to the summary. */
const ours: Reader = async (chunks) => {
  const reading = await readSettlement(async function* () {
    yield* chunks;
  });
  if (reading.problems.length > 0) throw new Error(reading.problems[0]?.sentence ?? '');
  return reading;
};

/** Rows a second of every reader, `runs` times, over the same bytes; the first to read changes each time. */
export async function measureSettlementSpeed(
  runs: number,
  tell: (what: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const chunks = [...settlementChunks(size)];
  const readers = Object.entries({ ours, ...otherReaders });
  const speeds = new Map<string, number[]>(readers.map(([name]) => [name, []]));
  const wanted = await ours(chunks);
  for (let round = -1; round < runs; round += 1) {
    tell(round < 0 ? 'Settlement files, warming up …' : `Settlement files, round ${round + 1} of ${runs}`);
    for (let turn = 0; turn < readers.length; turn += 1) {
      const [name, read] = readers[(turn + round + 1) % readers.length] ?? ['', ours];
      const startMs = performance.now();
      const { rows, sumMinor } = await read(chunks);
      const seconds = (performance.now() - startMs) / 1000;
      if (rows !== wanted.rows || sumMinor !== wanted.sumMinor)
        throw new Error(
          `${name} read ${rows} rows and ${sumMinor}, not ${wanted.rows} and ${wanted.sumMinor}`,
        );
      if (round >= 0) speeds.get(name)?.push(rows / seconds);
    }
  }
  return speeds;
}
