/** Our mark, drawn by the same file as the icons. */
export function Mark({ size }: { readonly size: number }) {
  return <img src="/icon/counterfoil.svg" width={size} height={size} alt="" />;
}
