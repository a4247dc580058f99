/** A rising load that settles, and the proof at its end. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-6" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#3347c4" />
      <path
        d="M7 21.5c4.2 0 4.2-11 8.6-11 4 0 4 7.4 8.2 7.4"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="24.6" cy="17.9" r="2.6" fill="#8fe3b0" />
    </svg>
  );
}
