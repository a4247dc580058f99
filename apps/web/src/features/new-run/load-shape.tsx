/** The number of users over the time of the run, in outline. */
export function LoadShape(props: {
  /** The ramp-up's part of the run, 0 to 1. */
  readonly rampShare: number;
  readonly peak: string;
  readonly end: string;
}) {
  const rampX = Math.max(1, props.rampShare * 600);
  return (
    <div className="mt-4 flex items-end gap-3 text-xs text-faint">
      <div className="min-w-0 flex-1">
        <svg
          aria-hidden="true"
          viewBox="0 0 600 56"
          preserveAspectRatio="none"
          className="block h-14 w-full"
        >
          <path d={`M0 56 L${rampX} 6 L600 6 L600 56 Z`} className="fill-accent-text/12" />
          <path
            d={`M0 56 L${rampX} 6 L600 6`}
            fill="none"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
            className="stroke-accent-text"
          />
        </svg>
        <div className="mt-1 flex justify-between border-t border-line pt-1 tabular">
          <span>0s</span>
          <span>{props.end}</span>
        </div>
      </div>
      <span className="tabular self-start whitespace-nowrap">{props.peak}</span>
    </div>
  );
}
