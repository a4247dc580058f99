import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { script } from './reply.ts';
import type { Route } from './technique.ts';

const require = createRequire(import.meta.url);

/** Libraries as their packages bring them for a page, each read when it is first asked for. */
export function assetRoutes(): readonly (readonly [string, Route])[] {
  return [
    ['/assets/jquery.js', file('jquery/dist/jquery.min.js')],
    ['/assets/vue.js', file('vue/dist/vue.global.prod.js')],
    ['/assets/alpine.js', file('alpinejs/dist/cdn.min.js')],
    ['/assets/htmx.js', file('htmx.org/dist/htmx.min.js')],
    ['/assets/react.js', once(reactBundle)],
  ];
}

function file(specifier: string): Route {
  return once(() => readFileSync(require.resolve(specifier), 'utf8'));
}

function once(read: () => string): Route {
  let source: string | null = null;
  return () => {
    source ??= read();
    return script(source);
  };
}

/** React comes as CommonJS alone: its modules get the few lines that a bundler would put around them. */
function reactBundle(): string {
  const modules = {
    react: source('react', 'cjs/react.production.js'),
    scheduler: source('scheduler', 'cjs/scheduler.production.js'),
    'react-dom': source('react-dom', 'cjs/react-dom.production.js'),
    'react-dom/client': source('react-dom', 'cjs/react-dom-client.production.js'),
  };
  const entries = Object.entries(modules).map(
    ([name, code]) => `${JSON.stringify(name)}(module, exports, require) {\n${code}\n}`,
  );
  return `(() => {
const modules = { ${entries.join(',\n')} };
const loaded = {};
const load = (name) => {
  if (!(name in loaded)) {
    const module = (loaded[name] = { exports: {} });
    modules[name](module, module.exports, load);
  }
  return loaded[name].exports;
};
window.process = { env: { NODE_ENV: 'production' } };
window.React = load('react');
window.ReactDOM = load('react-dom/client');
})();`;
}

function source(packageName: string, path: string): string {
  const home = dirname(require.resolve(`${packageName}/package.json`));
  return readFileSync(join(home, path), 'utf8');
}
