import 'temporal-polyfill/full/global';
import { readFileSync } from 'node:fs';
import { readSettlement } from '../../lib/ledger/settlement/readSettlement';

/**
 * Reads a settlement from its input and prints how many rows it has, and the most memory that the process
 * ever held, in MB. The bench starts it, so that nothing else is in that memory. Linux alone tells the peak.
 */
let isOpened = false;
const reading = await readSettlement(() => {
  // A second reading would look for repeated rows: there is something wrong with what the bench sent.
  if (isOpened) throw new Error('The settlement does not add up');
  isOpened = true;
  return process.stdin;
});
if (reading.problems.length > 0) throw new Error(reading.problems[0]?.sentence ?? '');
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
if (peak === undefined) throw new Error('This system does not tell how much memory a process held at most.');
process.stdout.write(`${JSON.stringify({ rows: reading.rows, megabytes: Number(peak) / 1024 })}\n`);
