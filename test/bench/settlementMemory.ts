import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { settlementChunks } from './settlementBytes';

const size = 1_000_000_000;

/** The most memory, in MB, that a fresh process held which read a settlement of 1 GB. */
export async function measureSettlementMemory(): Promise<number> {
  const reader = spawn(process.execPath, ['--import', 'tsx', 'test/commands/settlementMemory.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(reader, 'close');
  let said = '';
  reader.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  // It may end before all is written: its exit code says why.
  reader.stdin.on('error', () => undefined);
  for (const chunk of settlementChunks(size)) {
    if (reader.exitCode !== null) break;
    if (!reader.stdin.write(chunk)) await Promise.race([once(reader.stdin, 'drain'), ended]);
  }
  reader.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`The reading of 1 GB ended with ${code}`);
  return (JSON.parse(said) as { readonly megabytes: number }).megabytes;
}
