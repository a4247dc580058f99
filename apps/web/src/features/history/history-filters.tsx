import { Search } from 'lucide-react';
import { useNavigate } from 'react-router';
import { type HistorySearch, paths } from '../../routing/paths.ts';
import { classNames } from '../../ui/class-names.ts';
import { inputClass } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select.tsx';
import { changed, stateOptions, verdictOptions } from './history-filter.ts';

/** Narrows the list; all of it lives in the address. */
export function HistoryFilters({ search }: { readonly search: HistorySearch }) {
  const navigate = useNavigate();
  const change = (part: Pick<HistorySearch, 'state' | 'verdict' | 'q'>) =>
    navigate(paths.home(changed(search, part)), { replace: true });

  return (
    <search className="ml-auto flex w-full flex-wrap gap-2 sm:w-auto">
      <div className="relative min-w-0 flex-1 basis-full sm:w-64 sm:basis-auto">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
        />
        <input
          type="search"
          aria-label="Search by URL or name"
          placeholder="URL or name"
          defaultValue={search.q ?? ''}
          onChange={(event) => change({ q: event.target.value })}
          className={classNames(inputClass(), 'pl-8')}
        />
      </div>
      <SelectField
        label="State"
        options={stateOptions}
        value={search.state ?? ''}
        onChange={(state) => change({ state })}
        className="min-w-32 flex-1"
      />
      <SelectField
        label="Verdict"
        options={verdictOptions}
        value={search.verdict ?? ''}
        onChange={(verdict) => change({ verdict })}
        className="min-w-32 flex-1"
      />
    </search>
  );
}
