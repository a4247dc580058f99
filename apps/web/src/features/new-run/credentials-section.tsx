import { FileSpreadsheet, Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CredentialsDraft } from './draft.ts';
import { LoginsField } from './logins-field.tsx';
import type { SectionProps } from './new-run-form.tsx';

/** Who may sign in. None is fine: a sign-up that is found is used. */
export function CredentialsSection({ draft, change, errorOf }: SectionProps) {
  const { credentials, logins } = draft;
  const error = errorOf('credentials');
  const add = () =>
    change({
      credentials: [...credentials, { key: nextKey(credentials), username: '', password: '' }],
    });
  const edit = (key: number, part: Partial<CredentialsDraft>) =>
    change({
      credentials: credentials.map((one) => (one.key === key ? { ...one, ...part } : one)),
    });
  return (
    <Panel
      title="Sign-in"
      aside={
        <>
          {logins === null && (
            <Button
              size="small"
              look="ghost"
              onClick={() => change({ logins: { fileName: null, text: '' } })}
            >
              <FileSpreadsheet aria-hidden="true" /> Many, as CSV
            </Button>
          )}
          <Button size="small" onClick={add}>
            <Plus aria-hidden="true" /> {credentials.length === 0 ? 'Add a login' : 'Another'}
          </Button>
        </>
      }
    >
      {credentials.length === 0 && logins === null && (
        <p className="text-[13px] text-muted">
          Without a login, FlowLoad signs itself up where the application lets it. Give two logins
          to tell apart what belongs to a user, and as many as users so that none share one.
        </p>
      )}
      {credentials.length > 0 && (
        <ul className="space-y-3">
          {credentials.map((one, index) => (
            <li key={one.key} className="flex items-end gap-2">
              <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
                <TextField
                  label={index === 0 ? 'User name or e-mail' : `User ${index + 1}`}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={one.username}
                  aria-invalid={error !== ''}
                  onChange={(event) => edit(one.key, { username: event.target.value })}
                />
                <TextField
                  label={index === 0 ? 'Password' : `Password ${index + 1}`}
                  type="password"
                  autoComplete="new-password"
                  value={one.password}
                  onChange={(event) => edit(one.key, { password: event.target.value })}
                />
              </div>
              <IconButton
                label={`Remove login ${index + 1}`}
                onClick={() =>
                  change({ credentials: credentials.filter((other) => other.key !== one.key) })
                }
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {error && <p className="mt-2 text-xs text-bad">{error}</p>}
      {logins !== null && (
        <div className={credentials.length > 0 ? 'mt-4' : undefined}>
          <LoginsField
            logins={logins}
            error={errorOf('logins')}
            onChange={(next) => change({ logins: next })}
          />
        </div>
      )}
      {(credentials.length > 0 || logins !== null) && (
        <p className="mt-2 text-xs text-faint">
          Kept encrypted on the server to repeat the run, and never shown again.
        </p>
      )}
    </Panel>
  );
}

function nextKey(credentials: readonly CredentialsDraft[]): number {
  return Math.max(-1, ...credentials.map(({ key }) => key)) + 1;
}
