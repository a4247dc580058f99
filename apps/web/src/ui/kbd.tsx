import type { ReactNode } from 'react';

/** A key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-[5px] border border-line-strong bg-sunken px-1 font-mono text-2xs text-muted">
      {children}
    </kbd>
  );
}
