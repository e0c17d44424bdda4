import { useSignal } from '@preact/signals';

const SHOWN_MS = 1_500;

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const outcome = useSignal<'copied' | 'failed' | undefined>(undefined);
  const copy = async () => {
    outcome.value = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setTimeout(() => {
      outcome.value = undefined;
    }, SHOWN_MS);
  };
  return (
    <button type="button" class="copy" onClick={() => void copy()} aria-label={`Copy the ${what}`} title={`Copy the ${what}`}>
      {outcome.value === 'copied' ? '✓' : outcome.value === 'failed' ? '✕' : <Sheets />}
    </button>
  );
}

function Sheets() {
  return (
    <svg class="sheets" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="5.5" y="5.5" width="8" height="9" rx="1.5" />
      <path d="M10.5 3.5v-.5A1.5 1.5 0 0 0 9 1.5H4A1.5 1.5 0 0 0 2.5 3v7A1.5 1.5 0 0 0 4 11.5" />
    </svg>
  );
}
