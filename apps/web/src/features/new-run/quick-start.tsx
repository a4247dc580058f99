import { ArrowRight, FlaskConical, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { plural } from '../../format/number.ts';
import { completeUrl } from '../../format/target.ts';
import { formatDuration } from '../../format/time.ts';
import { paths } from '../../routing/paths.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { serverQuery } from '../server/server-query.ts';
import { UrlField } from './url-field.tsx';
import { useCreateRun } from './use-create-run.ts';

/** One field and one click: all else is the server's defaults. */
export function QuickStart() {
  const [url, setUrl] = useState('');
  const { busy, problems, refusal, create } = useCreateRun();
  const [{ data }] = useQuery({ query: serverQuery, requestPolicy: 'cache-first' });
  const defaults = data?.server.defaults;
  const demoUrl = data?.server.demoUrl;
  const start = (target: string) => void create({ url: completeUrl(target), start: true });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start(url);
      }}
    >
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start">
        <div className="min-w-0 flex-1">
          <UrlField
            value={url}
            onChange={setUrl}
            error={problems.map(({ message }) => message).join(' ')}
          />
        </div>
        <Button type="submit" look="primary" size="large" disabled={busy}>
          {busy ? 'Starting…' : 'Start'} <ArrowRight aria-hidden="true" />
        </Button>
      </div>
      {refusal && (
        <div className="mt-3">
          <Notice tone="bad" title={refusal.title}>
            {refusal.message}
          </Notice>
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-1 gap-y-2 text-[13px] text-muted">
        {defaults && (
          <p className="mr-auto tabular">
            {plural(defaults.users, 'user')} for {formatDuration(defaults.durationMs)}, ramping up
            over {formatDuration(defaults.rampUpMs)}
          </p>
        )}
        {demoUrl && (
          <Button look="ghost" onClick={() => start(demoUrl)} disabled={busy}>
            <FlaskConical aria-hidden="true" /> Try the demo shop
          </Button>
        )}
        <ButtonLink look="ghost" to={paths.newRun(url ? { url } : {})}>
          <SlidersHorizontal aria-hidden="true" /> All options
        </ButtonLink>
      </div>
    </form>
  );
}
