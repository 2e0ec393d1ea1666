/** How a state looks: quiet, in progress, right, to be watched, wrong. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';
