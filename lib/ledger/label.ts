/** Separates the names of a path: `AmazonFees > Commission`. */
export const pathSeparator = ' > ';

/** A label without what differs between Amazon's sources: case, spaces, underscores and hyphens. */
export function normalizedLabel(label: string): string {
  return label.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The same for every name of a path. */
export function normalizedPath(path: string): string {
  return path.split('>').map(normalizedLabel).join('>');
}
