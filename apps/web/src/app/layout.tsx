import { CircleHelp, Monitor, Moon, Plus, Sun } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { ServerBanner } from '../features/server/server-banner.tsx';
import { paths } from '../routing/paths.ts';
import { ButtonLink, IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { chooseTheme, nextTheme, type ThemeChoice, useThemeChoice } from '../ui/theme.ts';
import { HelpDialog } from './help-dialog.tsx';
import { Logo } from './logo.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The frame around every page. */
export function Layout() {
  const [helpOpen, setHelpOpen] = useState(false);
  const navigate = useNavigate();
  const theme = useThemeChoice();

  useShortcuts({
    n: () => navigate(paths.newRun()),
    r: () => navigate(paths.home()),
    t: () => chooseTheme(nextTheme(theme)),
    '/': () => focusSearch(),
    '?': () => setHelpOpen(true),
  });

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-canvas/85 backdrop-blur-md">
        <div className="mx-auto flex h-13 max-w-[1320px] items-center gap-1 px-4 sm:gap-2 sm:px-6">
          <Link to={paths.home()} className="mr-2 flex items-center gap-2.5 rounded-md sm:mr-4">
            <Logo />
            <span className="text-[15px] font-semibold tracking-tight">FlowLoad</span>
          </Link>
          <nav aria-label="Main" className="flex items-center gap-1">
            <NavLink
              to={paths.home()}
              end
              className={({ isActive }) =>
                classNames(
                  'rounded-md px-2.5 py-1 text-[13px] font-medium hover:text-text',
                  isActive ? 'bg-sunken text-text' : 'text-muted',
                )
              }
            >
              Runs
            </NavLink>
            <a
              href={paths.graphiql}
              className="hidden rounded-md px-2.5 py-1 text-[13px] font-medium text-muted hover:text-text sm:block"
            >
              API
            </a>
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <ThemeButton choice={theme} />
            <IconButton label="Keyboard shortcuts and help" onClick={() => setHelpOpen(true)}>
              <CircleHelp />
            </IconButton>
            <ButtonLink to={paths.newRun()} look="primary" className="ml-1">
              <Plus aria-hidden="true" />
              New run
            </ButtonLink>
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1320px] flex-1 px-4 pt-5 pb-16 outline-none sm:px-6 sm:pt-7"
      >
        <div className="mb-4 empty:hidden">
          <ServerBanner />
        </div>
        <Outlet />
      </main>
      <HelpDialog open={helpOpen} onOpenChange={setHelpOpen} />
      <ScrollRestoration />
    </div>
  );
}

const themeIcons: Readonly<Record<ThemeChoice, ReactNode>> = {
  system: <Monitor />,
  light: <Sun />,
  dark: <Moon />,
};

function ThemeButton({ choice }: { readonly choice: ThemeChoice }) {
  return (
    <IconButton
      label={`Theme: ${choice}. Change to ${nextTheme(choice)}`}
      onClick={() => chooseTheme(nextTheme(choice))}
    >
      {themeIcons[choice]}
    </IconButton>
  );
}

function focusSearch(): void {
  const search = document.querySelector('input[type="search"]');
  if (search instanceof HTMLElement) search.focus();
}
