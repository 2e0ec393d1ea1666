import { spawnSync } from 'node:child_process';
import { type BenchStage, setBenchStage } from './benchStage';
import { bundleSizes } from './bundleSizes';
import { measureChips } from './chipTime';
import { measureLongestTask } from './ourTasks';
import { measurePageLoad } from './pageLoad';
import { measurePanel } from './panelTime';
import type { Samples } from './parts';

/** Rounds whose values are thrown away: caches fill and code is compiled. */
const warmUps = 2;

/**
 * Builds the extension and takes all figures of a page `runs` times. Each round takes one of each, with and without the extension in turn and the
 * first of the two alternating, so that whatever else the machine does meets both alike.
 */
export async function buildAndTakeSamples(runs: number, tell: (what: string) => void): Promise<Samples> {
  build();
  tell('Connecting both sides and fetching the orders of the page …');
  const stage = await setBenchStage();
  const samples = new Map<string, number[]>();
  try {
    for (const [name, value] of bundleSizes(stage.extensionDir)) samples.set(name, [value]);
    for (let round = -warmUps; round < runs; round += 1) {
      tell(round < 0 ? 'Page, warming up …' : `Page, round ${round + 1} of ${runs}`);
      for (const [name, value] of Object.entries(await takeRound(stage, round + warmUps)))
        if (round >= 0) samples.set(name, [...(samples.get(name) ?? []), value]);
    }
  } finally {
    await stage.close();
  }
  return samples;
}

function build(): void {
  const built = spawnSync('wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'], shell: true });
  if (built.status !== 0) throw new Error('The extension could not be built: see above.');
}

async function takeRound(stage: BenchStage, round: number): Promise<Readonly<Record<string, number>>> {
  const { withExtension, bare, orderIds } = stage;
  const loadWith = () => measurePageLoad(withExtension.context, true);
  const loadBare = () => measurePageLoad(bare.context, false);
  const oursFirst = round % 2 === 0;
  const first = await (oursFirst ? loadWith() : loadBare());
  const second = await (oursFirst ? loadBare() : loadWith());
  const ours = oursFirst ? first : second;
  const own = oursFirst ? second : first;
  const panel = await measurePanel(withExtension, orderIds[round % 8] ?? '', 'warm');
  const coldPanel = await measurePanel(withExtension, orderIds[(round + 4) % 8] ?? '', 'cold');
  return {
    'page.load.ms': ours.loadMs,
    'page.load.bare.ms': own.loadMs,
    'page.script.ms': ours.scriptMs,
    'page.script.bare.ms': own.scriptMs,
    'page.layout.ms': ours.layoutMs,
    'page.layout.bare.ms': own.layoutMs,
    'page.task.ms': ours.taskMs,
    'page.task.bare.ms': own.taskMs,
    'page.longtask.max.ms': await measureLongestTask(withExtension, true),
    'page.longtask.bare.max.ms': await measureLongestTask(bare, false),
    // The page may move by itself; ours is what it moves more, the panel's opening included.
    'page.layoutshift': Math.max(0, ours.layoutShift - own.layoutShift, panel.layoutShift - own.layoutShift),
    'page.layoutshift.bare': own.layoutShift,
    'page.chips.ms': await measureChips(withExtension, 'warm'),
    'page.chips.cold.ms': await measureChips(withExtension, 'cold'),
    'panel.open.ms': panel.openMs,
    'panel.open.cold.ms': coldPanel.openMs,
  };
}
