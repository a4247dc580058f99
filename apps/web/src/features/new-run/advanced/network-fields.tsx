import { CheckField, Choice } from '../../../ui/choice.tsx';
import { Field, inputClass, TextField } from '../../../ui/field.tsx';
import type { SectionProps } from '../new-run-form.tsx';

const dnsOptions = [
  { value: 'CACHED', label: 'Once' },
  { value: 'FRESH', label: 'For each connection' },
] as const;

/** The way to the target. */
export function NetworkFields({ draft, change, errorOf }: SectionProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Proxy"
          placeholder="http://user:password@proxy:3128"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.proxy}
          error={errorOf('network.proxy')}
          hint="All requests of the load go through it"
          onChange={(event) => change({ proxy: event.target.value })}
        />
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label="Timeout"
            value={draft.requestTimeout}
            error={errorOf('requestTimeoutMs')}
            hint="Of a request"
            onChange={(event) => change({ requestTimeout: event.target.value })}
          />
          <TextField
            label="Connections"
            inputMode="numeric"
            value={draft.connectionsPerHost}
            error={errorOf('network.connectionsPerHost')}
            hint="Of a user to a host"
            onChange={(event) => change({ connectionsPerHost: event.target.value })}
          />
        </div>
      </div>
      <div>
        <p className="mb-2 text-[13px] font-medium">Resolve names</p>
        <Choice
          label="Resolve names"
          options={dnsOptions}
          value={draft.dns}
          onChange={(dns) => change({ dns })}
        />
      </div>
      <Field
        label="Certificate authority"
        error={errorOf('network.ca')}
        hint="Trusted beside the usual ones"
      >
        {(control) => (
          <textarea
            rows={draft.ca === '' ? 2 : 5}
            placeholder="-----BEGIN CERTIFICATE-----"
            spellCheck={false}
            className={`${inputClass()} h-auto py-2 font-mono text-xs`}
            value={draft.ca}
            onChange={(event) => change({ ca: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <CheckField
        label="Accept certificates that don’t verify"
        hint="For self-signed test systems."
        checked={draft.insecure}
        onChange={(insecure) => change({ insecure })}
      />
    </>
  );
}
