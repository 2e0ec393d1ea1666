const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5',
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  outward: 'M6 4H4v8h8v-2M9 4h3v3M12 4L7.5 8.5',
} as const;

/** A small line drawing beside words; it says nothing of its own. */
export function Glyph({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg
      class="cf-glyph"
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
