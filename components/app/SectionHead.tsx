import { StateChip } from '../parts/StateChip';

const standings = {
  none: { tone: 'plain', words: 'Not connected' },
  connected: { tone: 'good', words: 'Connected' },
  broken: { tone: 'bad', words: 'Needs you' },
} as const;

/** The title of a connection with its state. */
export function SectionHead(props: {
  readonly id: string;
  readonly title: string;
  readonly state: keyof typeof standings;
}) {
  const { tone, words } = standings[props.state];
  return (
    <header class="cf-section-head">
      <h2 id={props.id}>{props.title}</h2>
      <StateChip tone={tone} words={words} />
    </header>
  );
}
