import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { formatRate, parseNumber, plural } from '../../../format/number.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { inputClass } from '../../../ui/field.tsx';
import { Slider } from '../../../ui/slider.tsx';
import { type Dial, dialEnd } from './load-control.ts';

/** Turns users or rate up and down; nothing happens until it is said to. */
export function DialField(props: {
  readonly dial: Dial;
  /** Users at work or iterations a second, now. */
  readonly now: number;
  /** As many as the run was planned for. */
  readonly planned: number;
  readonly disabled: boolean;
  readonly onSet: (to: number) => void;
}) {
  const { dial, now, planned, disabled, onSet } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // Fewer iterations end than ought to start while the target is slow: those are no measure of the rate.
  const standing = dial.setTo ?? Math.round(dial.plannedRate ?? now);
  const read = typed === null ? standing : parseNumber(typed);
  const wanted = read !== null && Number.isFinite(read) && read >= 0 ? read : standing;
  const isChanged = typed !== null && wanted !== standing;
  const end = dialEnd(Math.max(standing, wanted / 2), dial.unit === 'users' ? planned : 0);
  const step = stepOf(end);
  const name = dial.unit === 'users' ? 'Users' : 'Iterations a second';
  const label = dial.scenario === null ? name : `${name} of ${dial.label}`;
  const show = (value: number) => setTyped(String(Math.max(0, value)));
  return (
    <form
      className="flex flex-wrap items-center gap-x-3 gap-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged) return;
        onSet(wanted);
        setTyped(null);
      }}
    >
      <span className="min-w-0 text-[13px] max-sm:flex-1 sm:w-36">
        <span className="block truncate font-medium">
          {dial.label === 'Load' ? name : dial.label}
        </span>
        <span className="tabular block text-xs text-faint">
          {dial.planned === null ? 'now' : 'plan:'} {wordsOf(now, dial.unit)}
        </span>
      </span>
      <div className="min-w-32 flex-1 max-sm:order-last max-sm:basis-full">
        <Slider
          label={label}
          value={Math.min(wanted, end)}
          max={end}
          step={step}
          disabled={disabled}
          valueText={wordsOf(wanted, dial.unit)}
          onChange={show}
        />
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          label={`Fewer: ${label}`}
          disabled={disabled || wanted === 0}
          onClick={() => show(wanted - step)}
        >
          <Minus />
        </IconButton>
        <div className="w-18">
          <input
            aria-label={label}
            inputMode="decimal"
            disabled={disabled}
            className={classNames(inputClass(), 'tabular text-center')}
            value={typed ?? String(standing)}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <IconButton
          label={`More: ${label}`}
          disabled={disabled}
          onClick={() => show(wanted + step)}
        >
          <Plus />
        </IconButton>
      </div>
      <Button
        type="submit"
        look={isChanged ? 'primary' : 'secondary'}
        className={classNames('max-sm:order-last', !isChanged && 'max-sm:hidden')}
        disabled={disabled || !isChanged}
      >
        {isChanged ? `Set to ${wordsOf(wanted, dial.unit)}` : 'Set'}
      </Button>
    </form>
  );
}

/** A hundredth of the scale, as a round number of at least one. */
function stepOf(end: number): number {
  return Math.max(1, 10 ** Math.floor(Math.log10(end) - 1));
}

function wordsOf(value: number, unit: Dial['unit']): string {
  return unit === 'users' ? plural(Math.round(value), 'user') : `${formatRate(value)}/s`;
}
