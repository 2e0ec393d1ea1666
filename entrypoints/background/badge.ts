/** What the toolbar button tells of. */
export interface Standing {
  /** How many things need the seller. */
  readonly attention: number;
}

/** The toolbar button's short text and its title. */
export function badgeOf({ attention }: Standing): { readonly text: string; readonly title: string } {
  if (attention === 0) return { text: '', title: 'Counterfoil' };
  return {
    text: attention > 999 ? '999+' : String(attention),
    title: `Counterfoil: ${attention} ${attention === 1 ? 'needs' : 'need'} your attention`,
  };
}
