/** px only: `rem` follows the host page. The number opens on hover and focus, over the page, moving nothing. */
const css = `
:host{all:initial}
button{all:unset;box-sizing:border-box;position:absolute;left:6px;top:-14px;display:inline-flex;align-items:center;
gap:5px;height:18px;padding:0 7px 0 6px;border-radius:9px;border:1px solid #c9ced6;background:#fff;color:#3d4653;
font:500 11px/16px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;white-space:nowrap;cursor:pointer;
z-index:1}
button:hover,button:focus-visible{border-color:#2b6cb0;z-index:2}
button:focus-visible{outline:2px solid #2b6cb0;outline-offset:1px}
i{width:7px;height:7px;border-radius:50%;background:#9aa3af;box-sizing:border-box}
b{display:none;font-weight:500;font-variant-numeric:tabular-nums;color:#5b6573}
button:hover b,button:focus-visible b{display:inline}
b[data-words=""]{display:none!important}
[data-words]::after{content:attr(data-words)}
[data-state=asking]{min-width:24px}
[data-state=asking] i{background:#d7dbe0}
[data-state=notSent] i{background:none;border:1.5px solid #8a94a2}
[data-state=sent]{border-color:#b7d8c4;background:#f1f9f4;color:#1d5c37}
[data-state=sent] i{background:#2f855a}
[data-state=partlySent] i{background:linear-gradient(90deg,#2f855a 50%,#d7dbe0 50%)}
[data-state=sending] i{background:#2b6cb0}
[data-state=waiting]{border-color:#e6d5a8;background:#fdf9ec;color:#6b5212}
[data-state=waiting] i{background:#c69214}
[data-state=blocked]{border-color:#e7bcb8;background:#fdf3f2;color:#8c2f27}
[data-state=blocked] i{background:#c0392b;border-radius:1px}
[data-state=cannotTell] i{background:none;border:1.5px dashed #8a94a2}
@media (forced-colors:active){button{border:1px solid ButtonText}}
`;

let shared: CSSStyleSheet | undefined;

/** Gives a root our rules: one sheet for all chips, or a style element where a browser refuses to share. */
export function chipSheet(page: Document, root: ShadowRoot): void {
  try {
    if (shared === undefined) {
      shared = new CSSStyleSheet();
      shared.replaceSync(css);
    }
    root.adoptedStyleSheets = [shared];
  } catch {
    // Firefox does not let a content script hand its sheet to the page's root.
    const style = page.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
