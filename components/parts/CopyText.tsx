import { useState } from 'preact/hooks';

/** A text to be pasted elsewhere, with a button that copies it. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  };
  const words = { no: 'Copy', yes: 'Copied', refused: 'Select and copy it' }[copied];
  return (
    <span class="cf-copy">
      <span class="cf-code">{text}</span>
      <button
        type="button"
        class="cf-button"
        data-look="quiet"
        aria-label={`${words}: ${label}`}
        onClick={copy}
      >
        {words}
      </button>
    </span>
  );
}
